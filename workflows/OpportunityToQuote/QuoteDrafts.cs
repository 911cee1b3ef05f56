using LeadToCash.Configuration;

namespace LeadToCash.OpportunityToQuote;

/// <summary>With what the draft of a next version begins.</summary>
public static class QuoteDrafts
{
    /// <summary>With what the current version asks for.</summary>
    public static QuoteDraftContent Of(Quote quote) => new()
    {
        Customer = DraftCustomer.Of(quote.Customer),
        Lines = [.. RequestedLines.Named(quote.RequestedLines).Select(Line)],
        DiscountPercent = quote.Discount.Value == 0 ? null : quote.Discount.Value,
        Currency = quote.Currency,
        PromotionCode = quote.PromotionCode,
        PaymentDays = quote.Terms?.PaymentDays,
        Deposit = quote.Terms?.Deposit is { } deposit ? new DraftDeposit(deposit.Share.Value, deposit.PaymentDays) : null,
        Contract = quote.Terms is { } terms && (terms.ContractMonths is not null || terms.Extension is not null)
            ? new DraftContract(terms.ContractMonths, terms.Extension?.ContractId, terms.Extension?.EndsOn, terms.Extension?.Months)
            : null,
    };

    /// <summary>With what the customer asked for in a turn: his lines at his price.</summary>
    public static QuoteDraftContent Granting(Quote quote, QuoteTurn turn) =>
        Of(quote with { RequestedLines = QuoteNegotiation.Applied(quote.RequestedLines, turn.Lines) }) with { TargetNet = turn.CounterNet?.Amount };

    private static DraftLine Line(RequestedLine line) => new()
    {
        Line = line.Line,
        Sku = line.Sku,
        Quantity = line.Quantity,
        Options = line.Configuration?.Options ?? (IReadOnlyList<ChosenOption>)[],
        DiscountPercent = line.Discount.Value == 0 ? null : line.Discount.Value,
        UnitPrice = line.Price?.Amount,
        Group = line.Group,
        Optional = line.Optional,
    };
}
