namespace LeadToCash.EInvoicing;

/// <summary>Lines.</summary>
internal static class UblLineWriter
{
    public static void Line(UblXml xml, EInvoiceLine line, bool isCredit)
    {
        xml.Open(isCredit ? "CreditNoteLine" : "InvoiceLine");
        xml.Text("ID", line.Id);
        xml.Text("Note", line.Note);
        xml.Number(isCredit ? "CreditedQuantity" : "InvoicedQuantity", line.Quantity, line.Unit);
        xml.Amount("LineExtensionAmount", line.NetAmount);
        xml.Text("AccountingCost", line.BuyerAccountingReference);
        UblPeriods.Write(xml, line.Period);
        xml.Inner("OrderLineReference", "LineID", line.OrderLineReference);
        if (line.InvoicedObject is { } invoiced)
        {
            UblReferenceWriter.InvoicedObject(xml, "DocumentReference", invoiced);
        }

        UblAmountWriter.Adjustments(xml, line.Allowances, line.Charges);
        Item(xml, line);
        Price(xml, line.Price);
        xml.Close();
    }

    private static void Item(UblXml xml, EInvoiceLine line)
    {
        ItemInformation item = line.Item ?? new ItemInformation();
        xml.Open("Item");
        xml.Text("Description", item.Description);
        xml.Text("Name", item.Name);
        xml.Inner("BuyersItemIdentification", "ID", item.BuyerId);
        xml.Inner("SellersItemIdentification", "ID", item.SellerId);
        if (item.StandardId is { } standard)
        {
            xml.Open("StandardItemIdentification");
            xml.Identifier("ID", standard);
            xml.Close();
        }

        xml.Inner("OriginCountry", "IdentificationCode", item.OriginCountry);
        foreach (ItemClassification classification in item.Classifications)
        {
            xml.Classification(classification);
        }

        UblAmountWriter.Category(xml, "ClassifiedTaxCategory", line.VatCategory, line.VatRate);
        foreach (ItemAttribute attribute in item.Attributes)
        {
            xml.Open("AdditionalItemProperty");
            xml.Text("Name", attribute.Name);
            xml.Text("Value", attribute.Value);
            xml.Close();
        }

        xml.Close();
    }

    private static void Price(UblXml xml, PriceDetails? price)
    {
        if (price is null)
        {
            return;
        }

        xml.Open("Price");
        xml.Amount("PriceAmount", price.NetPrice);
        xml.Number("BaseQuantity", price.BaseQuantity, price.BaseUnit);
        if (price.Discount is not null || price.GrossPrice is not null)
        {
            xml.Open("AllowanceCharge");
            xml.Text("ChargeIndicator", "false");
            xml.Amount("Amount", price.Discount ?? 0);
            xml.Amount("BaseAmount", price.GrossPrice);
            xml.Close();
        }

        xml.Close();
    }
}
