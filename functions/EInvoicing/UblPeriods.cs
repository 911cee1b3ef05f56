namespace LeadToCash.EInvoicing;

/// <summary>Periods; that of the invoice also holds the code of the tax point (BT-8).</summary>
internal static class UblPeriods
{
    public static void Write(UblXml xml, InvoicingPeriod? period, string? code = null)
    {
        if (period is null && code is null)
        {
            return;
        }

        xml.Open("InvoicePeriod");
        xml.Date("StartDate", period?.Start);
        xml.Date("EndDate", period?.End);
        xml.Text("DescriptionCode", code);
        xml.Close();
    }

    /// <summary>Null when there is none, or only a code.</summary>
    public static InvoicingPeriod? Read(UblElement? element)
    {
        if (element is null)
        {
            return null;
        }

        InvoicingPeriod period = new(element.Date("StartDate"), element.Date("EndDate"));
        return period.Start is null && period.End is null && element.Has("DescriptionCode") ? null : period;
    }
}
