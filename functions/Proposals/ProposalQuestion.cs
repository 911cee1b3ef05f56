using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Problems;
using LeadToCash.Tax;
using Microsoft.AspNetCore.Http;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.Proposals;

/// <summary>Reads a question from a query string: <c>sku</c> (once or more), <c>quantity</c> (1 unless given), <c>customerId</c>.</summary>
public sealed class ProposalQuestion(Catalogues catalogues, CustomerStore customers, VatRules vat, BusinessCalendars calendars, TimeProvider time)
{
    private const int MaximumItems = 50;
    private const decimal MaximumQuantity = 1_000_000;

    /// <summary>The request at today's prices, or the problem: 400 for what makes no sense, 404 for an unknown item.</summary>
    /// <param name="request">The call.</param>
    /// <param name="skus">Item numbers.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<(PriceRequest? Question, IResult? Problem)> ReadAsync(HttpRequest request, IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        string text = request.Query["quantity"].ToString();
        decimal quantity = 1;
        if (text.Length > 0 && !(decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quantity) && quantity is > 0 and <= MaximumQuantity))
        {
            return (null, Problem.Invalid("quantity", $"'{text}' is no quantity; write a number above 0 such as 2 or 1.5."));
        }

        if (skus.Count is 0 or > MaximumItems)
        {
            return (null, Problem.Invalid("sku", $"Name 1 to {MaximumItems} items: ?sku=P-100."));
        }

        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        return skus.FirstOrDefault(sku => !catalogue.Products.Has(sku)) is { } unknown
            ? (null, Problem.NotFound($"There is no item '{unknown}'."))
            : (await RequestAsync(skus, quantity, request.Query["customerId"].ToString(), catalogue, cancellationToken), null);
    }

    private async Task<PriceRequest> RequestAsync(IReadOnlyList<string> skus, decimal quantity, string customerId, Catalogue catalogue, CancellationToken cancellationToken)
    {
        Party? party = customerId.Length == 0 || !Cases.CaseRows.IsId(customerId) ? null : (await customers.FindAsync(customerId, cancellationToken))?.State.Party;
        return new PriceRequest
        {
            Currency = catalogues.Currency,
            Date = calendars.Today(time),
            Buyer = party is null ? new VatBuyer(vat.SellerCountry) : QuotePricing.BuyerOf(party, vat.SellerCountry),
            CustomerId = customerId.Length == 0 ? null : customerId,
            Lines = [.. skus.Select(sku => new LineToPrice { Sku = catalogue.Products.Find(sku)!.Sku, Quantity = quantity })],
        };
    }
}
