using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;

namespace LeadToCash.Customers;

/// <summary>Master data of a customer, put together from all that the processes learn. The case id is <see cref="CustomerIds.OfEmail"/>.</summary>
public sealed record Customer : ICase<Customer, CustomerCommand, CustomerEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "customer";

    /// <summary>Who it is.</summary>
    public required Party Party { get; init; }

    /// <summary>When the newest of it was said, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Kind of case that said it first.</summary>
    public required string Source { get; init; }

    /// <summary>When the customer said that he does not want surveys, UTC; null if he never did.</summary>
    public DateTimeOffset? SurveysDeclinedAt { get; init; }

    /// <summary>How it is billed, by day; empty while nothing was agreed and each bill is an invoice by itself.</summary>
    public IReadOnlyList<InvoicingTerms> Invoicing { get; init; } = [];

    /// <summary>How often that was agreed on.</summary>
    public int InvoicingRevision { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Party.CustomerId;

    /// <inheritdoc/>
    public static Decision<CustomerEvent> Decide(Customer? state, CustomerCommand command, DateTimeOffset at)
    {
        if (command is DeclineSurveys)
        {
            return state is null ? Decision<CustomerEvent>.Refuse("customer-unknown", "There is no such customer.")
                : state.SurveysDeclinedAt is null ? Decision<CustomerEvent>.Accept(new SurveysDeclined(at))
                : Decision<CustomerEvent>.Accept();
        }

        if (command is AgreeInvoicing agree)
        {
            return CustomerInvoicing.Decide(state, agree);
        }

        var record = (RecordCustomer)command;
        if (state is null)
        {
            return Decision<CustomerEvent>.Accept(new CustomerRegistered(record.Party, record.Source, record.AsOf));
        }

        bool newer = record.AsOf >= state.AsOf;
        Party merged = newer ? Merge(record.Party, state.Party) : Merge(state.Party, record.Party);
        return merged == state.Party
            ? Decision<CustomerEvent>.Accept()
            : Decision<CustomerEvent>.Accept(new CustomerChanged(merged, record.Source, newer ? record.AsOf : state.AsOf));
    }

    /// <inheritdoc/>
    public static Customer Apply(Customer? state, CustomerEvent @event) => @event switch
    {
        CustomerRegistered registered => new Customer { Party = registered.Party, AsOf = registered.KnownSince, Source = registered.Source },
        SurveysDeclined declined => state! with { SurveysDeclinedAt = declined.At },
        InvoicingAgreed agreed => state! with { Invoicing = state!.Invoicing.With(agreed.Terms), InvoicingRevision = state.InvoicingRevision + 1 },
        CustomerChanged changed => state! with { Party = changed.Party, AsOf = changed.AsOf },
        _ => state!,
    };

    /// <summary>The first one's data; where it says nothing, the second one's.</summary>
    private static Party Merge(Party first, Party second) => first with
    {
        Company = first.Company ?? second.Company,
        Phone = first.Phone ?? second.Phone,
        Address = first.Address ?? second.Address,
        VatId = first.VatId ?? second.VatId,
    };
}
