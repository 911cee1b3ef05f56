using LeadToCash.Customers;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What the events of drafts make of a quote.</summary>
internal static class QuoteDraftHistory
{
    public static Quote Apply(Quote? quote, QuoteEvent @event) => @event switch
    {
        QuoteDraftOpened opened => With(quote ?? New(opened), new QuoteDraft(opened.QuoteVersion, opened.Revision, opened.Author, opened.At, opened.Content)),
        QuoteDraftSaved saved => With(quote!, new QuoteDraft(saved.QuoteVersion, saved.Revision, saved.Author, saved.At, saved.Content)),
        QuoteDraftDiscarded => quote! with { Draft = null, Status = quote.Status == QuoteStatus.Draft ? QuoteStatus.Discarded : quote.Status },
        QuoteDraftSubmitted => quote! with { Draft = null },
        _ => quote!,
    };

    /// <summary>A quote that is only a draft shows the customer that the draft names.</summary>
    private static Quote With(Quote quote, QuoteDraft draft)
    {
        Quote drafted = quote with { Draft = draft, DraftRevision = draft.Revision };
        return quote.Status == QuoteStatus.Draft ? drafted with { Customer = PartyOf(draft.Content.Customer), Requester = draft.Author } : drafted;
    }

    private static Quote New(QuoteDraftOpened opened) => new()
    {
        Id = opened.QuoteId,
        Number = opened.Number,
        Status = QuoteStatus.Draft,
        QuoteVersion = opened.QuoteVersion,
        Source = QuoteSource.Sales,
        Customer = PartyOf(opened.Content.Customer),
        Requester = opened.Author,
        RequestedLines = [],
        Discount = default,
    };

    private static Party PartyOf(DraftCustomer customer) =>
        new(customer.Name ?? "", customer.Email ?? "", customer.Company, customer.Phone, customer.Language ?? "en", VatId: customer.VatId);
}
