using System.Globalization;
using System.Xml;
using LeadToCash.Cases;
using LeadToCash.Documents;

namespace LeadToCash.Banking;

/// <summary>Writes refunds as pain.001.001.09 (ISO 20022), SEPA credit transfers in one batch. The same file always comes out alike.</summary>
internal static class CreditTransferXml
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private const int LongestName = 70;
    private const int LongestText = 140;
    private const int LongestReference = 35;

    /// <summary>The file.</summary>
    public static byte[] Write(RefundFile file, IReadOnlyList<CaseFile<Refund>> refunds, CompanyOptions company)
    {
        using MemoryStream stream = new();
        using (XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            string sum = Amount(Money.Sum(refunds.Select(refund => refund.State.Order.Amount), "EUR"));
            string count = refunds.Count.ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn");
            xml.WriteStartElement("GrpHdr");
            xml.WriteElementString("MsgId", file.Id);
            xml.WriteElementString("CreDtTm", file.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            xml.WriteElementString("NbOfTxs", count);
            xml.WriteElementString("CtrlSum", sum);
            Named(xml, "InitgPty", company.Name);
            xml.WriteEndElement();
            WriteBatch(xml, file, refunds, company, count, sum);
        }

        return stream.ToArray();
    }

    private static void WriteBatch(XmlWriter xml, RefundFile file, IReadOnlyList<CaseFile<Refund>> refunds, CompanyOptions company, string count, string sum)
    {
        xml.WriteStartElement("PmtInf");
        xml.WriteElementString("PmtInfId", file.Id);
        xml.WriteElementString("PmtMtd", "TRF");
        xml.WriteElementString("NbOfTxs", count);
        xml.WriteElementString("CtrlSum", sum);
        Nested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
        Nested(xml, file.ExecutionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "ReqdExctnDt", "Dt");
        Named(xml, "Dbtr", company.Name);
        Nested(xml, Iban.Parse(company.Iban).Value, "DbtrAcct", "Id", "IBAN");
        if (company.Bic.Length > 0)
        {
            Nested(xml, company.Bic, "DbtrAgt", "FinInstnId", "BICFI");
        }
        else
        {
            Nested(xml, "NOTPROVIDED", "DbtrAgt", "FinInstnId", "Othr", "Id");
        }

        xml.WriteElementString("ChrgBr", "SLEV");
        foreach (CaseFile<Refund> refund in refunds)
        {
            WriteTransfer(xml, refund);
        }
    }

    private static void WriteTransfer(XmlWriter xml, CaseFile<Refund> refund)
    {
        RefundOrder order = refund.State.Order;
        xml.WriteStartElement("CdtTrfTxInf");
        Nested(xml, SepaText.Of(refund.Id, LongestReference), "PmtId", "EndToEndId");
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", order.Amount.Currency);
        xml.WriteString(Amount(order.Amount));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Named(xml, "Cdtr", order.Name!);
        Nested(xml, order.Iban!, "CdtrAcct", "Id", "IBAN");
        Nested(xml, SepaText.Of(order.Text, LongestText), "RmtInf", "Ustrd");
        xml.WriteEndElement();
    }

    private static void Named(XmlWriter xml, string element, string name) => Nested(xml, SepaText.Of(name, LongestName), element, "Nm");

    private static void Nested(XmlWriter xml, string text, params ReadOnlySpan<string> path)
    {
        foreach (string element in path[..^1])
        {
            xml.WriteStartElement(element);
        }

        xml.WriteElementString(path[^1], text);
        foreach (string _ in path[..^1])
        {
            xml.WriteEndElement();
        }
    }

    private static string Amount(Money amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}
