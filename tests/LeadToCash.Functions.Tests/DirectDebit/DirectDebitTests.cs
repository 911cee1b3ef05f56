using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using LeadToCash.DirectDebit;
using LeadToCash.Functions.Tests.Banking;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;
using static LeadToCash.Functions.Tests.DirectDebit.DebitDesk;
using static LeadToCash.Functions.Tests.Banking.Statements;

namespace LeadToCash.Functions.Tests.DirectDebit;

[Trait("Scenario", "F11")]
public sealed class DirectDebitTests
{
    [Theory]
    [InlineData(100, 119)]
    [InlineData(250, 297.5)]
    public async Task Invoices_OfACustomerWithAMandate_AreAnnouncedCollectedAndPaidByTheBatch(int net, double gross)
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        string mandate = await desk.GrantAsync();
        (string one, string two) = (await desk.OrderAsync(2, net), await desk.OrderAsync(3, 40m));

        JsonElement terms = (await desk.InvoiceAsync(one)).GetProperty("directDebit");
        Assert.Equal((mandate, "DE98ZZZ09999999999", "2026-03-16"), (terms.Text("mandateReference"), terms.Text("creditorId"), terms.Text("collectOn")));
        string mail = (await app.MailAsync($"invoice/{one}/issued")).Text("text")!;
        Assert.All(new[] { mandate, "DE98ZZZ09999999999", "16 March 2026", "direct debit" }, part => Assert.Contains(part, mail, StringComparison.Ordinal));
        Assert.DoesNotContain(Payer, mail, StringComparison.Ordinal);
        XDocument invoice = XDocument.Parse(await app.Http.GetStringAsync(new Uri($"/api/invoices/{one}/files/xrechnung", UriKind.Relative)));
        Assert.Equal("59", Value(invoice, "PaymentMeansCode"));
        Assert.Equal((mandate, Payer), (Element(invoice, "PaymentMandate").Elements().First().Value, Element(invoice, "PayerFinancialAccount").Value));

        await app.AdvanceToAsync("2026-03-12T09:00:00+01:00");
        JsonElement preview = await app.GetJsonAsync("/api/direct-debit-preview");
        Assert.Equal((2, (decimal)gross + 47.60m), (preview.GetProperty("collected").GetArrayLength(), preview.Amount("sum")));
        JsonElement file = await desk.FileAsync("march");
        Assert.Equal("complete", file.Text("status"));
        XDocument pain = await desk.XmlAsync("march");
        Assert.Equal(((decimal)gross + 47.60m, "2", "RCUR", "CORE", "2026-03-16"), (
            decimal.Parse(pain.Descendants(Pain + "CtrlSum").First().Value, System.Globalization.CultureInfo.InvariantCulture), pain.Descendants(Pain + "NbOfTxs").First().Value,
            pain.Descendants(Pain + "SeqTp").Single().Value, pain.Descendants(Pain + "LclInstrm").Single().Value, pain.Descendants(Pain + "ReqdColltnDt").Single().Value));

        string statement = BatchCredit("DF-march.1", (decimal)gross + 47.60m, "2026-03-16");
        await app.AdvanceToAsync("2026-03-16T18:00:00+01:00");
        await app.UploadAsync(statement);
        await app.UploadAsync(statement.Replace("<Id>S-DF-march.1</Id>", "<Id>S-again</Id>", StringComparison.Ordinal));
        foreach (string id in new[] { one, two })
        {
            JsonElement paid = await desk.InvoiceAsync(id);
            Assert.Equal(("paid", "bank"), (paid.Text("status"), Assert.Single(paid.GetProperty("payments").EnumerateArray()).Text("means")));
            Assert.Equal("collected", (await desk.CollectionAsync(id)).Text("status"));
        }

        Assert.Empty(await app.UnclearAsync());
        await app.AdvanceToAsync("2026-05-04T18:00:00+02:00");
        Assert.DoesNotContain(await desk.MailKeysAsync(), key => key.StartsWith($"invoice/{one}/reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Return_ForLackOfFunds_IsCollectedAgainOnce_WithoutALetterUntilThen()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        await desk.GrantAsync();
        string id = await desk.OrderAsync(2, 100m);
        await CollectAsync(app, desk, "first", "2026-03-12", "2026-03-16", "DD-RE-2026-00002-1", 119m);

        await app.AdvanceToAsync("2026-03-19T10:00:00+01:00");
        await app.UploadAsync(Camt(new Line("R-1", -122m, "Lastschrift zurück", Day: "2026-03-19", Return: "AM04", EndToEndId: "DD-RE-2026-00002-1")));
        JsonElement reopened = await desk.InvoiceAsync(id);
        Assert.Equal((119m, 3m), (reopened.Amount("open"), reopened.GetProperty("returns")[0].Amount("owedFee")));
        JsonElement again = (await desk.CollectionAsync(id)).GetProperty("attempts")[1];
        Assert.Equal(("announced", "2026-04-02"), (again.Text("status"), again.Text("collectOn")));
        Assert.Contains("2 April 2026", (await app.MailAsync("direct-debit/DD-RE-2026-00002-2/announced")).Text("text"), StringComparison.Ordinal);

        await CollectAsync(app, desk, "second", "2026-03-31", "2026-04-02", "DD-RE-2026-00002-2", 119m);
        Assert.Equal("paid", (await desk.InvoiceAsync(id)).Text("status"));
        Assert.DoesNotContain(await desk.MailKeysAsync(), key => key.StartsWith($"invoice/{id}/reminder", StringComparison.Ordinal));

        await app.AdvanceToAsync("2026-04-08T10:00:00+02:00");
        await app.UploadAsync(Camt(new Line("R-2", -119m, "Lastschrift zurück", Day: "2026-04-08", Return: "AM04", EndToEndId: "DD-RE-2026-00002-2")));
        Assert.Equal(2, (await desk.CollectionAsync(id)).GetProperty("attempts").GetArrayLength());
        await app.MailAsync("direct-debit/DD-RE-2026-00002-2/failed");
        await app.AdvanceToAsync("2026-04-10T18:00:00+02:00");
        Assert.Contains(await desk.MailKeysAsync(), key => key.StartsWith($"invoice/{id}/reminder", StringComparison.Ordinal)); // the level that is due by now
    }

    [Fact]
    public async Task File_WhenStopped_TakesNothingUntilItGoesOnAndHasEachCollectionOnce()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        await desk.GrantAsync();
        await desk.OrderAsync(2, 100m);
        await desk.OrderAsync(3, 40m);
        await app.AdvanceToAsync("2026-03-12T09:00:00+01:00");
        app.Faults.Activity(nameof(TakeCollections)).IsDelayedBy(TimeSpan.FromMinutes(1));
        app.Faults.Activity(nameof(TakeCollections)).RunsTwice(Faults.EveryTime);
        Assert.Equal("running", (await desk.FileAsync("march")).Text("status"));
        Assert.Equal(["stopped", "stopped"], [await SteerAsync(app, "stop"), await SteerAsync(app, "stop")]);
        await app.AdvanceAsync(TimeSpan.FromMinutes(5));
        JsonElement stopped = await app.GetJsonAsync("/api/direct-debit-files/DF-march");
        Assert.Equal(("stopped", 0), (stopped.Text("status"), stopped.GetProperty("taken").GetInt32()));
        using HttpResponseMessage early = await app.Http.GetAsync(new Uri("/api/direct-debit-files/DF-march/xml", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        await SteerAsync(app, "resume");
        await app.SettleAsync();
        Assert.Equal("complete", (await app.GetJsonAsync("/api/direct-debit-files/DF-march")).Text("status"));
        Assert.Equal(["DD-RE-2026-00002-1", "DD-RE-2026-00003-1"], (await desk.XmlAsync("march")).Descendants(Pain + "EndToEndId").Select(id => id.Value).Order(StringComparer.Ordinal));
        Assert.Equal("complete", await SteerAsync(app, "resume"));
        using HttpResponseMessage unknown = await app.SendJsonAsync(HttpMethod.Post, "/api/direct-debit-files/DF-april/stop");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Return_WithoutMandate_EndsTheMandate_AndTheInvoiceIsDunned()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        string mandate = await desk.GrantAsync();
        string id = await desk.OrderAsync(2, 100m);
        await CollectAsync(app, desk, "first", "2026-03-12", "2026-03-16", "DD-RE-2026-00002-1", 119m);
        await app.AdvanceToAsync("2026-03-25T10:00:00+01:00");
        await app.UploadAsync(Camt(new Line("R-1", -119m, "zurück", Day: "2026-03-25", Return: "MD01", EndToEndId: "DD-RE-2026-00002-1")));
        Assert.Equal("revoked", (await app.GetJsonAsync("/api/mandates/" + mandate)).Text("status"));
        await app.MailAsync("direct-debit/DD-RE-2026-00002-1/failed");
        await app.AdvanceToAsync("2026-03-30T18:00:00+02:00");
        Assert.DoesNotContain($"invoice/{id}/reminder-1", await desk.MailKeysAsync()); // the days on which it was paid don't count
        await app.AdvanceToAsync("2026-03-31T18:00:00+02:00");
        Assert.Contains($"invoice/{id}/reminder-1", await desk.MailKeysAsync());
        JsonElement next = await desk.InvoiceAsync(await desk.OrderAsync(4, 20m));
        Assert.False(next.TryGetProperty("directDebit", out _));
    }

    [Fact]
    public async Task Payment_ByHandBeforeTheFile_CallsTheCollectionOff_APartLessensIt()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        await desk.GrantAsync();
        (string whole, string part) = (await desk.OrderAsync(2, 100m), await desk.OrderAsync(3, 200m));
        await app.AdvanceToAsync("2026-03-11T10:00:00+01:00");
        await app.UploadAsync(Camt(new Line("B-1", 119m, "RE-2026-00002", Day: "2026-03-11"), new Line("B-2", 38m, "RE-2026-00003", Day: "2026-03-11")));
        Assert.Equal("cancelled", (await desk.CollectionAsync(whole)).Text("status"));
        await app.AdvanceToAsync("2026-03-12T10:00:00+01:00");
        JsonElement content = (await desk.FileAsync("march")).GetProperty("content");
        Assert.Equal((1, 200m), (content.GetProperty("count").GetInt32(), content.Amount("sum")));
        Assert.Equal("inFile", (await desk.CollectionAsync(part)).Text("status"));
        using HttpResponseMessage late = await app.SendJsonAsync(HttpMethod.Post, "/api/direct-debits/DD-RE-2026-00003/cancellation", new { reason = "late" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Files_ReleasedTwiceAndTwoAtOnce_HoldEachCollectionOnce_AndStayAsTheyAre()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        await desk.GrantAsync();
        foreach (int id in Enumerable.Range(2, 5))
        {
            await desk.OrderAsync(id, 10m * id);
        }

        await app.AdvanceToAsync("2026-03-12T10:00:00+01:00");
        string[] keys = ["left", "right", "left", "right"];
        HttpResponseMessage[] answers = await Task.WhenAll(keys.Select(key => app.SendJsonAsync(HttpMethod.Post, "/api/direct-debit-files", new { key })));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await app.SettleAsync();
        JsonElement[] files = [await app.GetJsonAsync("/api/direct-debit-files/DF-left"), await app.GetJsonAsync("/api/direct-debit-files/DF-right")];
        Assert.Equal(5, files.Sum(file => file.GetProperty("content").GetProperty("count").GetInt32()));
        Assert.Equal(1.19m * 200m, files.Sum(file => file.GetProperty("content").Amount("sum")));
        string key = files[0].Text("status") == "empty" ? "right" : "left";
        byte[] first = await app.Http.GetByteArrayAsync(new Uri($"/api/direct-debit-files/DF-{key}/xml", UriKind.Relative));
        await app.AdvanceAsync(TimeSpan.FromDays(2));
        using HttpResponseMessage sent = await app.SendJsonAsync(HttpMethod.Post, $"/api/direct-debit-files/DF-{key}/sent");
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(first, await app.Http.GetByteArrayAsync(new Uri($"/api/direct-debit-files/DF-{key}/xml", UriKind.Relative)));
        Assert.Equal("empty", (await desk.FileAsync("third")).Text("status"));
    }

    [Fact]
    public async Task Rejection_BeforeTheCredit_IsFollowedUp_AndTheBatchSettlesTheRest()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        string mandate = await desk.GrantAsync();
        (string good, string bad) = (await desk.OrderAsync(2, 100m), await desk.OrderAsync(3, 200m));
        await app.AdvanceToAsync("2026-03-12T10:00:00+01:00");
        await desk.FileAsync("march");
        string report = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>X</MsgId></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>DF-march</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>DF-march.1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>DD-RE-2026-00003-1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
            <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
            """;
        foreach (int _ in Enumerable.Range(0, 2))
        {
            using StringContent body = new(report, System.Text.Encoding.UTF8, "application/xml");
            using HttpResponseMessage answer = await app.Http.PostAsync(new Uri("/api/direct-debit-reports", UriKind.Relative), body);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await app.SettleAsync();
        }

        Assert.Equal("rejected", (await desk.CollectionAsync(bad)).Text("status"));
        Assert.Equal("suspended", (await app.GetJsonAsync("/api/mandates/" + mandate)).Text("status"));
        await app.UploadAsync(BatchCredit("DF-march.1", 119m, "2026-03-16"));
        Assert.Equal(("paid", "open"), ((await desk.InvoiceAsync(good)).Text("status"), (await desk.InvoiceAsync(bad)).Text("status")));

        using HttpResponseMessage amended = await app.SendJsonAsync(HttpMethod.Post, $"/api/mandates/{mandate}/amendments", new { iban = "DE02120300000000202051", note = "Call of 17 March" });
        Assert.Equal(HttpStatusCode.OK, amended.StatusCode);
        await app.SettleAsync();
        using HttpResponseMessage again = await app.SendJsonAsync(HttpMethod.Post, "/api/direct-debits", new { invoice = "RE-2026-00003" });
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await app.AdvanceToAsync("2026-03-25T10:00:00+01:00");
        await desk.FileAsync("april");
        XElement mandateData = Assert.Single((await desk.XmlAsync("april")).Descendants(Pain + "MndtRltdInf"));
        Assert.Equal(("true", "SMNDA"), (mandateData.Element(Pain + "AmdmntInd")?.Value, mandateData.Descendants(Pain + "OrgnlDbtrAcct").Single().Value));
    }

    [Fact]
    public async Task Pages_ForCustomersAndStaff_ShowWhatIsThere()
    {
        await using LocalApp app = await TestApp.StartAsync();
        DebitDesk desk = new(app);
        string mandate = await desk.GrantAsync();
        string id = await desk.OrderAsync(2, 100m);
        await app.AdvanceToAsync("2026-03-12T10:00:00+01:00");
        Assert.Contains("RE-2026-00002", await PageAsync(app, "/direct-debits"), StringComparison.Ordinal);
        await desk.FileAsync("march");
        Assert.Contains("DD-RE-2026-00002-1", await PageAsync(app, "/direct-debit-files/DF-march"), StringComparison.Ordinal);
        Assert.Contains("with the bank", await PageAsync(app, "/direct-debits/DD-RE-2026-00002"), StringComparison.Ordinal);
        Assert.Contains("/direct-debits/DD-RE-2026-00002", await PageAsync(app, "/staff/invoices/" + id), StringComparison.Ordinal);
        Assert.Contains(mandate, await PageAsync(app, "/mandates"), StringComparison.Ordinal);
        Assert.Contains("RCUR", await PageAsync(app, "/mandates/" + mandate), StringComparison.Ordinal);
        Uri link = new((await app.MailAsync($"mandate/{mandate}/offered")).Link("mandate").PathAndQuery, UriKind.Relative);
        Assert.Contains("granted", await PageAsync(app, link.ToString()), StringComparison.Ordinal);
        using HttpResponseMessage other = await app.PostFormAsync(link, ("iban", "DE02120300000000202051"), ("holder", "Somebody"), ("agree", "on"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(Payer, (await app.GetJsonAsync("/api/mandates/" + mandate)).GetProperty("account").Text("iban"));
    }

    private static async Task CollectAsync(LocalApp app, DebitDesk desk, string key, string releasedOn, string day, string reference, decimal amount)
    {
        await app.AdvanceToAsync(releasedOn + "T09:30:00Z");
        Assert.Equal(1, (await desk.FileAsync(key)).GetProperty("content").GetProperty("count").GetInt32());
        await app.AdvanceToAsync(day + "T16:00:00Z");
        await app.UploadAsync(Camt(new Line("C-" + key, amount, "RE-2026-00002", Day: day, EndToEndId: reference)));
    }

    private static Task<string> PageAsync(LocalApp app, string path) => app.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    private static XElement Element(XDocument document, string name) => document.Descendants().First(element => element.Name.LocalName == name);

    private static string Value(XDocument document, string name) => Element(document, name).Value;

    private static async Task<string> SteerAsync(LocalApp app, string how)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/direct-debit-files/DF-march/" + how);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("file").Text("status")!;
    }
}
