using System.Globalization;
using System.Xml;
using LeadToCash.Banking;

namespace LeadToCash.DirectDebit;

/// <summary>Writes collections as pain.008 (ISO 20022) by the rules of the EPC (EPC130-08, EPC131-08), in the versions .001.08 and .001.02. The same input always comes out alike.</summary>
internal sealed class DirectDebitXml
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:";
    private const string Old = "pain.008.001.02";
    private const int LongestName = 70;
    private const int LongestText = 140;

    private readonly XmlWriter _xml;
    private readonly DebitFileHeader _header;

    private DirectDebitXml(XmlWriter xml, DebitFileHeader header) => (_xml, _header) = (xml, header);

    /// <summary>The file.</summary>
    public static byte[] Write(string id, DebitFileHeader header, IReadOnlyList<FilledBatch> batches)
    {
        using MemoryStream stream = new();
        using (XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            new DirectDebitXml(xml, header).WriteDocument(id, batches);
        }

        return stream.ToArray();
    }

    private void WriteDocument(string id, IReadOnlyList<FilledBatch> batches)
    {
        _xml.WriteStartElement("Document", Namespace + _header.Format);
        _xml.WriteStartElement("CstmrDrctDbtInitn");
        _xml.WriteStartElement("GrpHdr");
        _xml.WriteElementString("MsgId", id);
        _xml.WriteElementString("CreDtTm", _header.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Totals(batches.Sum(batch => batch.Batch.Count), Money.Sum(batches.Select(batch => batch.Batch.Sum), "EUR"));
        Named("InitgPty", _header.Creditor.Name);
        _xml.WriteEndElement();
        foreach (FilledBatch batch in batches)
        {
            WriteBatch(batch);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteBatch(FilledBatch filled)
    {
        DebitBatch batch = filled.Batch;
        _xml.WriteStartElement("PmtInf");
        _xml.WriteElementString("PmtInfId", batch.Id);
        _xml.WriteElementString("PmtMtd", "DD");
        _xml.WriteElementString("BtchBookg", "true");
        Totals(batch.Count, batch.Sum);
        _xml.WriteStartElement("PmtTpInf");
        Nested("SEPA", "SvcLvl", "Cd");
        Nested(batch.Scheme == MandateScheme.Core ? "CORE" : "B2B", "LclInstrm", "Cd");
        _xml.WriteElementString("SeqTp", batch.Sequence.ToString().ToUpperInvariant());
        _xml.WriteEndElement();
        _xml.WriteElementString("ReqdColltnDt", Day(batch.CollectOn));
        Named("Cdtr", _header.Creditor.Name);
        Nested(_header.Creditor.Iban, "CdtrAcct", "Id", "IBAN");
        Agent("CdtrAgt", _header.Creditor.Bic);
        _xml.WriteElementString("ChrgBr", "SLEV");
        WriteCreditorId();
        foreach (DebitTransaction transaction in filled.Transactions)
        {
            WriteTransaction(transaction);
        }

        _xml.WriteEndElement();
    }

    private void WriteCreditorId()
    {
        foreach (string element in new[] { "CdtrSchmeId", "Id", "PrvtId", "Othr" })
        {
            _xml.WriteStartElement(element);
        }

        _xml.WriteElementString("Id", _header.Creditor.CreditorId);
        Nested("SEPA", "SchmeNm", "Prtry");
        for (int depth = 0; depth < 4; depth++)
        {
            _xml.WriteEndElement();
        }
    }

    private void WriteTransaction(DebitTransaction transaction)
    {
        MandateAccount account = transaction.Use.Account;
        _xml.WriteStartElement("DrctDbtTxInf");
        Nested(transaction.EndToEndId, "PmtId", "EndToEndId");
        _xml.WriteStartElement("InstdAmt");
        _xml.WriteAttributeString("Ccy", transaction.Amount.Currency);
        _xml.WriteString(Amount(transaction.Amount));
        _xml.WriteEndElement();
        _xml.WriteStartElement("DrctDbtTx");
        WriteMandate(transaction);
        _xml.WriteEndElement();
        Agent("DbtrAgt", account.Bic);
        Named("Dbtr", account.Holder);
        Nested(account.Iban, "DbtrAcct", "Id", "IBAN");
        Nested(SepaText.Of(transaction.Text, LongestText), "RmtInf", "Ustrd");
        _xml.WriteEndElement();
    }

    private void WriteMandate(DebitTransaction transaction)
    {
        _xml.WriteStartElement("MndtRltdInf");
        _xml.WriteElementString("MndtId", transaction.MandateReference);
        _xml.WriteElementString("DtOfSgntr", Day(transaction.Use.SignedOn));
        if (transaction.Use.Amendment is { } amendment)
        {
            _xml.WriteElementString("AmdmntInd", "true");
            _xml.WriteStartElement("AmdmntInfDtls");
            if (amendment.OriginalIban is { } original)
            {
                Nested(original, "OrgnlDbtrAcct", "Id", "IBAN");
            }
            else
            {
                Nested("SMNDA", "OrgnlDbtrAcct", "Id", "Othr", "Id"); // same mandate, new debtor account
            }

            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void Totals(int count, Money sum)
    {
        _xml.WriteElementString("NbOfTxs", count.ToString(CultureInfo.InvariantCulture));
        _xml.WriteElementString("CtrlSum", Amount(sum));
    }

    private void Agent(string element, string? bic)
    {
        if (bic is not null)
        {
            Nested(bic, element, "FinInstnId", _header.Format == Old ? "BIC" : "BICFI");
        }
        else
        {
            Nested("NOTPROVIDED", element, "FinInstnId", "Othr", "Id");
        }
    }

    private void Named(string element, string name) => Nested(SepaText.Of(name, LongestName), element, "Nm");

    private void Nested(string text, params ReadOnlySpan<string> path)
    {
        foreach (string element in path[..^1])
        {
            _xml.WriteStartElement(element);
        }

        _xml.WriteElementString(path[^1], text);
        foreach (string _ in path[..^1])
        {
            _xml.WriteEndElement();
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Money amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}
