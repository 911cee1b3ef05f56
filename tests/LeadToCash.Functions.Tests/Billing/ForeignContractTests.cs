using System.Net;
using System.Text.Json;
using LeadToCash.EInvoicing;
using LeadToCash.Local.Testing;
using LeadToCash.Tests.Contracts;

namespace LeadToCash.Tests.Billing;

public sealed class ForeignContractTests
{
    [Theory]
    [InlineData("CH", "8001", "Zürich")]
    [InlineData("NO", "0150", "Oslo")]
    [Trait("Scenario", "F9")]
    public async Task Contract_OfABusinessOutsideOfTheUnion_IsBilledWithoutVatIds(string country, string postCode, string city)
    {
        await using LocalApp app = await TestApp.StartAsync(DateTimeOffset.Parse("2026-06-16T08:00Z"));
        BillingDesk desk = new(app);
        Dictionary<string, object?> running = ContractDesk.Running("C-CH", "2026-06-16", endsOn: null);
        running["billedUntil"] = "2026-06-15";
        running["customer"] = new { name = "Urs Berg", email = "urs@wasserwerk.example", company = "Wasserwerk AG", language = "de", address = new { street = "Am Werk 1", postCode, city, country } };
        using HttpResponseMessage taken = await app.SendJsonAsync(HttpMethod.Post, "/api/contracts", running);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        await app.SettleAsync();
        await desk.RunAsync("first");

        JsonElement invoice = await desk.InvoiceAsync("C-CH-20260616");
        Assert.Equal((0m, 89m), (BillingDesk.Amount(invoice.GetProperty("tax")), BillingDesk.Amount(invoice.GetProperty("gross"))));
        byte[] file = await app.Http.GetByteArrayAsync(new Uri("/api/invoices/C-CH-20260616/files/ubl", UriKind.Relative));
        EInvoice read = UblReader.Read(new MemoryStream(file)).Invoice;
        Assert.Equal(("O", null, null), (read.VatBreakdown[0].Category, read.Seller!.VatId, read.Buyer!.VatId));
    }
}
