using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadToCash.EInvoicing;
using LeadToCash.Local.Testing;

namespace LeadToCash.Tests.OrderToCash;

public sealed class InvoicesTests : IAsyncLifetime
{
    private LocalApp _app = null!;
    private OrderDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _desk = new OrderDesk(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("ubl", Specifications.En16931)]
    [InlineData("xrechnung", Specifications.XRechnung)]
    public async Task File_OfAnInvoice_HasItsFiguresAndStaysAsItWas(string format, string specification)
    {
        string id = await PumpAsync(8001);
        byte[] first = await FileAsync(id, format);
        EInvoice read = UblReader.Read(new MemoryStream(first)).Invoice;
        Assert.Equal(("RE-2026-00001", specification, 4998m, 798m), (read.Number, read.Specification, read.Totals!.GrossTotal!.Value, read.Totals.VatTotal!.Value));
        Assert.Equal(4998m, read.Totals.Due);

        await PayAsync(499_800);
        Assert.Equal(first, await FileAsync(id, format));
    }

    [Theory]
    [InlineData(3492)]
    [InlineData(20003)]
    public async Task Parts_WhoseTaxDiffersByACentFromTheirNets_AreAllIssuedAndComeToTheOrder(int cents)
    {
        decimal net = cents / 100m;
        await _desk.CountAsync("P-100", 1);
        await _desk.PlanReceiptAsync("P-100", 1, "2026-03-10");
        string order = await _desk.PlaceAsync(8010, ("P-100", 2, net, true));
        await _app.AdvanceToAsync("2026-03-09T08:00Z");
        await _desk.ArriveAsync("P-100", 1, "D-1");
        await _app.AdvanceToAsync("2026-03-16T08:00Z"); // two deliveries, an invoice for each
        JsonElement[] bills = [.. (await _desk.OrderAsync(order)).GetProperty("bills").EnumerateArray()];
        decimal[] taxes = [.. bills.Select(bill => bill.GetProperty("bill").GetProperty("tax").GetProperty("amount").GetDecimal())];
        Assert.Equal(Math.Round(net * 0.38m, 2, MidpointRounding.AwayFromZero), taxes.Sum());
        Assert.NotEqual(taxes[0], taxes[1]);
        Assert.All(bills, bill => Assert.StartsWith("RE-2026-", bill.GetProperty("number").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_OfAnInvoice_BringsItsFilesAndALinkToItsPage()
    {
        string id = await PumpAsync(8002);
        JsonElement mail = await _app.MailAsync($"invoice/{id}/issued");
        Assert.Equal(["RE-2026-00001.pdf", "RE-2026-00001-xrechnung.xml"], mail.GetProperty("attachments").EnumerateArray().Select(file => file.GetProperty("name").GetString()));

        string path = mail.Link("invoices").PathAndQuery;
        string page = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        Assert.Contains("€4,998.00", page, StringComparison.Ordinal);
        using HttpResponseMessage pdf = await _app.Http.GetAsync(new Uri(path + "/pdf", UriKind.Relative));
        using HttpResponseMessage xml = await _app.Http.GetAsync(new Uri(path + "/xml", UriKind.Relative));
        Assert.Equal(("application/pdf", "application/xml"), (pdf.Content.Headers.ContentType!.MediaType, xml.Content.Headers.ContentType!.MediaType));
        Assert.Equal("open", (await _app.GetJsonAsync(path)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Credit_UnderOneKey_IsOneCreditNoteAndSettlesTheOrder()
    {
        string id = await PumpAsync(8003);
        for (int time = 1; time <= 2; time++)
        {
            using HttpResponseMessage answer = await CreditAsync(id, "k-1", new { reason = "Returned." });
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await _app.SettleAsync();
        }

        JsonElement invoice = await _app.GetJsonAsync($"/api/invoices/{id}");
        Assert.Equal(("cancelled", 0m), (invoice.GetProperty("status").GetString(), Amount(invoice, "open")));
        string noteId = Assert.Single(invoice.GetProperty("creditNotes").EnumerateArray()).GetProperty("creditNoteId").GetString()!;
        JsonElement note = await _app.GetJsonAsync($"/api/invoices/{noteId}");
        Assert.Equal(("GS-2026-00001", 4998m, "RE-2026-00001"), (note.GetProperty("number").GetString(), Amount(note, "gross"), note.GetProperty("credits").GetProperty("number").GetString()));
        EInvoice read = UblReader.Read(new MemoryStream(await FileAsync(noteId, "xrechnung"))).Invoice;
        Assert.Equal((InvoiceTypes.CreditNote, "RE-2026-00001", 4998m), (read.TypeCode, Assert.Single(read.PrecedingInvoices).Number, read.Totals!.GrossTotal!.Value));
        await _app.MailAsync($"invoice/{noteId}/issued");
        Assert.Equal("paid", (await _desk.OrderAsync("shopify-8003")).GetProperty("status").GetString());

        using HttpResponseMessage more = await CreditAsync(id, "k-2", new { reason = "Once more." });
        Assert.Equal(HttpStatusCode.Conflict, more.StatusCode);
    }

    [Theory]
    [InlineData("""{"reason":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"reason":"x","lines":[{"line":1,"quantity":2}]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"reason":"x","lines":[{"line":7,"quantity":1}]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"reason":""", HttpStatusCode.BadRequest)]
    public async Task Credit_ThatCantBe_IsRefusedAndChangesNothing(string body, HttpStatusCode status)
    {
        string id = await PumpAsync(8004);
        using HttpResponseMessage answer = await _app.Http.PostAsync(new Uri($"/api/invoices/{id}/credits", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(4998m, Amount(await _app.GetJsonAsync($"/api/invoices/{id}"), "open"));
    }

    [Fact]
    public async Task WriteOff_ByTheFormOfThePage_EndsTheCollection()
    {
        string id = await PumpAsync(8005);
        string page = WebUtility.HtmlDecode(await _app.Http.GetStringAsync(new Uri($"/staff/invoices/{id}", UriKind.Relative)));
        Assert.Contains("delivery L-2026-00001", page, StringComparison.Ordinal);
        using HttpResponseMessage done = await _app.PostFormAsync(new Uri($"/staff/invoices/{id}/write-off", UriKind.Relative), ("reason", "Insolvent."));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await _app.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.Equal("writtenOff", (await _app.GetJsonAsync($"/api/invoices/{id}")).GetProperty("status").GetString());
        Assert.DoesNotContain(await _app.MailsAsync(), mail => mail.GetProperty("key").GetString()!.Contains("/reminder-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credit_OfPartByTheForm_LeavesTheRestOpen()
    {
        string id = await PumpAsync(8006, quantity: 2);
        using HttpResponseMessage done = await _app.PostFormAsync(new Uri($"/staff/invoices/{id}/credits", UriKind.Relative), ("key", "1"), ("quantity-1", "0.5"), ("reason", "Scratched."));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        await _app.SettleAsync();
        Assert.Equal(7497m, Amount(await _app.GetJsonAsync($"/api/invoices/{id}"), "open"));
    }

    private async Task<string> PumpAsync(long order, int quantity = 1) => $"{await _desk.PlaceAsync(order, ("P-100", quantity, 4200m, true))}-invoice";

    private async Task<byte[]> FileAsync(string id, string format) => await _app.Http.GetByteArrayAsync(new Uri($"/api/invoices/{id}/files/{format}", UriKind.Relative));

    private Task<HttpResponseMessage> CreditAsync(string id, string key, object document) =>
        _app.SendJsonAsync(HttpMethod.Post, $"/api/invoices/{id}/credits", document, ("Idempotency-Key", key));

    private async Task PayAsync(long cents)
    {
        using HttpResponseMessage answer = await _app.Http.SendAsync(Signatures.Stripe(ShopOrders.StripePayment("evt_1", "RE-2026-00001", cents)));
        await _app.SettleAsync();
    }

    private static decimal Amount(JsonElement document, string name) => document.GetProperty(name).GetProperty("amount").GetDecimal();
}
