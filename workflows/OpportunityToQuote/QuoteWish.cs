using LeadToCash.Customers;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What is to be priced, whether a quote was made of it already or not.</summary>
/// <param name="Customer">For whom.</param>
/// <param name="Lines">What; optional ones too.</param>
/// <param name="Discount">On every line; 0 % or more and below 100 %.</param>
/// <param name="Currency">ISO 4217; null for the catalogue's own.</param>
/// <param name="PromotionCode">Code of a promotion; one that does not run changes nothing.</param>
public sealed record QuoteWish(Party Customer, IReadOnlyList<RequestedLine> Lines, Percentage Discount = default, string? Currency = null, string? PromotionCode = null)
{
    /// <summary>What a request asks for.</summary>
    public static QuoteWish Of(QuoteRequest request) => new(request.Customer, request.Lines, request.Discount, request.Currency, request.PromotionCode);

    /// <summary>What the current version of a quote asks for.</summary>
    public static QuoteWish Of(Quote quote) => new(quote.Customer, quote.RequestedLines, quote.Discount, quote.Currency, quote.PromotionCode);
}
