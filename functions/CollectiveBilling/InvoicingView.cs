using LeadToCash.Customers;

namespace LeadToCash.CollectiveBilling;

/// <summary>How a customer is billed.</summary>
/// <param name="Now">The terms of today; null while each bill is an invoice by itself because nothing was agreed.</param>
/// <param name="Agreed">All terms by day, those to come too.</param>
/// <param name="Collecting">What will be on the next invoices.</param>
/// <param name="CustomerUrl">The link under which the customer sees that; for him alone.</param>
public sealed record InvoicingView(InvoicingTerms? Now, IReadOnlyList<InvoicingTerms> Agreed, IReadOnlyList<CollectingView> Collecting, string CustomerUrl)
{
    /// <summary>Of a customer.</summary>
    public static InvoicingView Of(Customer customer, DateOnly today, IReadOnlyList<CollectiveBill> collecting, string url) =>
        new(customer.Invoicing.On(today), customer.Invoicing, [.. collecting.Select(CollectingView.Of)], url);
}

/// <summary>What is collected for one invoice.</summary>
/// <param name="Id">Case id.</param>
/// <param name="From">First local day of the period.</param>
/// <param name="To">Last one; the invoice is decided in the night after it.</param>
/// <param name="Bills">How many bills.</param>
/// <param name="Net">Their sum.</param>
/// <param name="Tax">Their taxes.</param>
public sealed record CollectingView(string Id, DateOnly From, DateOnly To, int Bills, Money Net, Money Tax)
{
    /// <summary>Of a collective bill.</summary>
    public static CollectingView Of(CollectiveBill collected) =>
        new(collected.Id, collected.Place.Period.From, collected.Place.Period.To, collected.Items.Count, collected.Net, collected.Tax);
}
