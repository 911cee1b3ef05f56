using System.Text.Json;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.DependencyInjection;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Tests.Books;

/// <summary>Has things happen to invoices, and reads the books over HTTP.</summary>
internal sealed class BooksDesk(LocalApp app)
{
    public InvoiceStore Invoices => app.Services.GetRequiredService<InvoiceStore>();

    /// <summary>Issues an invoice of one line at 19 %.</summary>
    public async Task IssueAsync(string id, string date, decimal net, string? from = null, string? to = null)
    {
        InvoiceLine line = new()
        {
            Position = 1,
            Sku = "SUB-CARE",
            Name = "Pump care",
            Kind = from is null ? ProductKind.Physical : ProductKind.Subscription,
            Quantity = 1,
            UnitPrice = Money.Of(net, "EUR"),
            Net = Money.Of(net, "EUR"),
            TaxRate = new Percentage(19),
            Period = from is null ? null : new InvoicePeriod(DateOnly.Parse(from), DateOnly.Parse(to!)),
        };
        TaxGroup group = new(line.TaxRate, line.Net, line.TaxRate.Of(line.Net));
        Bill bill = new()
        {
            Customer = new Party("Karla Kunde", "karla@kunde.example", "Kunde GmbH", Language: "en", Address: new("Hauptmarkt 18", "90403", "Nürnberg", "DE")),
            OrderNumber = "A-2026-00001",
            SuppliedOn = from is null ? DateOnly.Parse(date) : null,
            Lines = [line],
            TaxGroups = [group],
            Net = line.Net,
            Tax = group.Tax,
            Gross = line.Net + group.Tax,
        };
        await Invoices.ExecuteAsync(id, "issue", new InvoiceCommand.Issue("RE-" + id, bill, DateOnly.Parse(date), DateOnly.Parse(date).AddDays(14)));
    }

    public Task<JsonElement> TrialBalanceAsync(string from, string to) => app.GetJsonAsync($"/api/books/trial-balance?from={from}&to={to}");

    /// <summary>Closing balance of an account, all its business units together.</summary>
    public async Task<decimal> ClosingAsync(string account, string from, string to) =>
        (await TrialBalanceAsync(from, to)).GetProperty("rows").EnumerateArray()
            .Where(row => row.GetProperty("account").GetString() == account).Sum(row => Amount(row, "closing"));

    /// <summary>Opening, movement and closing of all accounts sum to nothing.</summary>
    public async Task AssertAgreesAsync(string from, string to)
    {
        JsonElement[] rows = [.. (await TrialBalanceAsync(from, to)).GetProperty("rows").EnumerateArray()];
        Assert.NotEmpty(rows);
        Assert.Equal((0m, 0m), (rows.Sum(row => Amount(row, "opening")), rows.Sum(row => Amount(row, "closing"))));
        Assert.Equal(rows.Sum(row => Amount(row, "debit")), rows.Sum(row => Amount(row, "credit")));
    }

    public async Task<JsonElement[]> EntriesAsync(string month) =>
        [.. (await app.GetJsonAsync($"/api/books/entries?month={month}")).GetProperty("entries").EnumerateArray()];

    public async Task<JsonElement[]> EntriesOfAsync(string caseId) => [.. (await app.GetJsonAsync($"/api/books/cases/{caseId}")).EnumerateArray()];

    public Task<HttpResponseMessage> PostAsync(string path, object? document = null, params (string Name, string Value)[] headers) =>
        app.SendJsonAsync(HttpMethod.Post, path, document ?? new { }, headers);

    public static decimal Amount(JsonElement element, string name) => element.GetProperty(name).GetProperty("amount").GetDecimal();
}
