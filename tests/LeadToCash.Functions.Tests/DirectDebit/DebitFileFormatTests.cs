using System.Globalization;
using System.Net;
using System.Xml.Linq;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.DirectDebit;

/// <summary>The order, number and form of elements as the schema of pain.008 and the EPC's guidelines (EPC130-08) ask for them.</summary>
public sealed class DebitFileFormatTests
{
    private static readonly string[] Group = ["MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty"];
    private static readonly string[] Batch = ["PmtInfId", "PmtMtd", "BtchBookg", "NbOfTxs", "CtrlSum", "PmtTpInf", "ReqdColltnDt", "Cdtr", "CdtrAcct", "CdtrAgt", "ChrgBr", "CdtrSchmeId", "DrctDbtTxInf"];
    private static readonly string[] Transaction = ["PmtId", "InstdAmt", "DrctDbtTx", "DbtrAgt", "Dbtr", "DbtrAcct", "RmtInf"];

    [Theory]
    [InlineData("pain.008.001.08", "BICFI", false)]
    [InlineData("pain.008.001.02", "BIC", true)]
    public async Task File_HasWhatTheSchemaAsksFor_InItsOrder(string format, string bic, bool marksFirst)
    {
        await using LocalApp app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { ["DirectDebits:Format"] = format, ["DirectDebits:MarksFirst"] = marksFirst ? "true" : "false" });
        DebitDesk desk = new(app);
        await desk.OrderAsync(1, 10m);
        using HttpResponseMessage granted = await app.SendJsonAsync(HttpMethod.Post, "/api/mandates", new
        {
            customer = DebitDesk.Customer,
            iban = Banking.Statements.Payer,
            holder = "Müller & Söhne GmbH – Größe „Straße“",
            bic = "COBADEFFXXX",
            signedOn = "2026-02-27",
            note = "Folder 7",
            scheme = "b2b",
            reference = "alt-4711",
        });
        Assert.True(granted.StatusCode == HttpStatusCode.Created, await granted.Content.ReadAsStringAsync());
        await app.SettleAsync();
        await desk.OrderAsync(2, 100m);
        await desk.OrderAsync(3, 55.5m);
        await app.AdvanceToAsync("2026-03-12T10:00:00+01:00");
        await desk.FileAsync("march");
        XDocument file = await desk.XmlAsync("march");

        XNamespace pain = "urn:iso:std:iso:20022:tech:xsd:" + format;
        XElement root = file.Root!.Element(pain + "CstmrDrctDbtInitn")!;
        Assert.Equal(Group, Names(root.Element(pain + "GrpHdr")!));
        XElement[] batches = [.. root.Elements(pain + "PmtInf")];
        Assert.Equal(marksFirst ? ["RCUR", "FRST"] : ["RCUR"], batches.Select(batch => batch.Descendants(pain + "SeqTp").Single().Value));
        Assert.All(batches, batch => Assert.Equal(Batch, Names(batch).Distinct()));
        Assert.All(batches, batch => Assert.Equal(Sum(batch, pain), decimal.Parse(batch.Element(pain + "CtrlSum")!.Value, CultureInfo.InvariantCulture)));
        Assert.Equal(batches.Sum(batch => Sum(batch, pain)), decimal.Parse(root.Element(pain + "GrpHdr")!.Element(pain + "CtrlSum")!.Value, CultureInfo.InvariantCulture));
        Assert.All(root.Descendants(pain + "DrctDbtTxInf"), one => Assert.Equal(Transaction, Names(one)));
        Assert.All(root.Descendants(pain + "Dbtr"), one => Assert.Equal("Mueller + Soehne GmbH . Groesse .Strasse.", one.Value));
        Assert.All(root.Descendants(pain + "DbtrAgt"), one => Assert.Equal(("COBADEFFXXX", bic), (one.Value, one.Descendants().Last().Name.LocalName)));
        Assert.All(root.Descendants(pain + "MndtRltdInf"), one => Assert.Equal(["MndtId", "DtOfSgntr"], Names(one)));
        Assert.All(root.Descendants(pain + "MndtId"), one => Assert.Equal("ALT-4711", one.Value));
        Assert.All(batches, batch => Assert.Equal("DE98ZZZ09999999999SEPA", batch.Element(pain + "CdtrSchmeId")!.Value));
        Assert.All(batches, batch => Assert.Equal("B2B", batch.Descendants(pain + "LclInstrm").Single().Value));
        Assert.All(root.Descendants().Where(one => one.Name.LocalName is "MsgId" or "PmtInfId" or "EndToEndId" or "MndtId"), one => Assert.InRange(one.Value.Length, 1, 35));
    }

    private static string[] Names(XElement element) => [.. element.Elements().Select(child => child.Name.LocalName)];

    private static decimal Sum(XElement batch, XNamespace pain) => batch.Descendants(pain + "InstdAmt").Sum(one => decimal.Parse(one.Value, CultureInfo.InvariantCulture));
}
