using System.Text.Json.Serialization;
using LeadToCash.CollectiveBilling;

namespace LeadToCash.Customers;

/// <summary>What happens with a customer's master data.</summary>
[JsonDerivedType(typeof(CustomerChanged), nameof(CustomerChanged))]
[JsonDerivedType(typeof(CustomerRegistered), nameof(CustomerRegistered))]
[JsonDerivedType(typeof(SurveysDeclined), nameof(SurveysDeclined))]
[JsonDerivedType(typeof(InvoicingAgreed), nameof(InvoicingAgreed))]
public abstract record CustomerEvent
{
    private protected CustomerEvent()
    {
    }
}

/// <summary>We learned of a customer.</summary>
/// <param name="Party">Who it is.</param>
/// <param name="Source">Kind of case that told us: <c>contact</c>, <c>quote</c>, <c>order</c>.</param>
/// <param name="KnownSince">When that was true, UTC.</param>
public sealed record CustomerRegistered(Party Party, string Source, DateTimeOffset KnownSince) : CustomerEvent;

/// <summary>Something about the customer is different from what we knew.</summary>
/// <param name="Party">Who it is now, complete.</param>
/// <param name="Source">Kind of case that told us.</param>
/// <param name="AsOf">When that was true, UTC.</param>
public sealed record CustomerChanged(Party Party, string Source, DateTimeOffset AsOf) : CustomerEvent;

/// <summary>The customer does not want to be asked how we did.</summary>
public sealed record SurveysDeclined(DateTimeOffset At) : CustomerEvent;

/// <summary>The customer agreed on how it is billed.</summary>
public sealed record InvoicingAgreed(InvoicingTerms Terms) : CustomerEvent;

/// <summary>What may be asked of a customer's master data.</summary>
public abstract record CustomerCommand
{
    private protected CustomerCommand()
    {
    }
}

/// <summary>Tells what a case says about its customer. Newer data wins; older data fills in only what is not known.</summary>
/// <param name="Party">The customer there.</param>
/// <param name="Source">Kind of case.</param>
/// <param name="AsOf">When it was said, UTC.</param>
public sealed record RecordCustomer(Party Party, string Source, DateTimeOffset AsOf) : CustomerCommand;

/// <summary>Records what was agreed on billing. Refused if somebody else recorded something since it was read.</summary>
/// <param name="Terms">What; from today on at the earliest.</param>
/// <param name="Today">Local date.</param>
/// <param name="Revision">How often something had been agreed on when it was read.</param>
public sealed record AgreeInvoicing(InvoicingTerms Terms, DateOnly Today, int Revision) : CustomerCommand;

/// <summary>The customer does not want to be asked any more; saying so twice changes nothing.</summary>
public sealed record DeclineSurveys : CustomerCommand;
