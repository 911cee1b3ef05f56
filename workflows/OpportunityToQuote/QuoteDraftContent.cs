using LeadToCash.Configuration;
using LeadToCash.Customers;

namespace LeadToCash.OpportunityToQuote;

/// <summary>A quote as it is being written: anything may be missing.</summary>
public sealed record QuoteDraftContent
{
    /// <summary>For whom.</summary>
    public DraftCustomer Customer { get; init; } = new();

    /// <summary>What.</summary>
    public IReadOnlyList<DraftLine> Lines { get; init; } = [];

    /// <summary>On every line, in percent.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>ISO 4217; null for the catalogue's own.</summary>
    public string? Currency { get; init; }

    /// <summary>Code of a promotion.</summary>
    public string? PromotionCode { get; init; }

    /// <summary>Days until payment; null for the usual ones.</summary>
    public int? PaymentDays { get; init; }

    /// <summary>What is to be paid before fulfilment begins.</summary>
    public DraftDeposit? Deposit { get; init; }

    /// <summary>The contract that the quote makes or extends.</summary>
    public DraftContract? Contract { get; init; }

    /// <summary>Net that was agreed for all lines but the optional ones, in major units; the unit prices follow from it.</summary>
    public decimal? TargetNet { get; init; }

    /// <summary>What we write to the customer with it.</summary>
    public string? Message { get; init; }

    /// <summary>E-mail address of the requester; counts only while whoever submits is not signed in with his own.</summary>
    public string? Requester { get; init; }

    /// <summary>The same, every line with a name.</summary>
    public QuoteDraftContent Named()
    {
        IReadOnlyList<RequestedLine> names = RequestedLines.Named([.. Lines.Select(line => new RequestedLine("", 0) { Line = line.Line is { Length: > 0 } name ? name : null })]);
        return this with { Lines = [.. Lines.Zip(names, (line, name) => line with { Line = name.Line })] };
    }

    /// <inheritdoc/>
    public bool Equals(QuoteDraftContent? other) => other is not null
        && (Customer, DiscountPercent, Currency, PromotionCode, PaymentDays, Contract) == (other.Customer, other.DiscountPercent, other.Currency, other.PromotionCode, other.PaymentDays, other.Contract)
        && (TargetNet, Message, Requester, Deposit) == (other.TargetNet, other.Message, other.Requester, other.Deposit)
        && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Customer, Lines.Count, DiscountPercent, TargetNet, Message);
}

/// <summary>The customer as far as he is known.</summary>
public sealed record DraftCustomer
{
    /// <summary>The person to speak to.</summary>
    public string? Name { get; init; }

    /// <summary>Address for mails.</summary>
    public string? Email { get; init; }

    /// <summary>Company; null for a consumer.</summary>
    public string? Company { get; init; }

    /// <summary>Phone number.</summary>
    public string? Phone { get; init; }

    /// <summary><c>de</c> or <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>VAT identification number of a business.</summary>
    public string? VatId { get; init; }

    /// <summary>Postal address.</summary>
    public DraftAddress? Address { get; init; }

    /// <summary>What is known of a party.</summary>
    public static DraftCustomer Of(Party party) => new()
    {
        Name = party.Name,
        Email = party.Email,
        Company = party.Company,
        Phone = party.Phone,
        Language = party.Language,
        VatId = party.VatId,
        Address = party.Address is { } address ? new DraftAddress(address.Street, address.PostCode, address.City, address.Country) : null,
    };
}

/// <summary>A postal address as far as it is known.</summary>
/// <param name="Street">Street and number.</param>
/// <param name="PostCode">Post code.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record DraftAddress(string? Street = null, string? PostCode = null, string? City = null, string? Country = null);

/// <summary>The contract that a quote makes or extends, as far as it is known.</summary>
/// <param name="Months">Months that the contract runs.</param>
/// <param name="Id">The existing contract that is extended.</param>
/// <param name="EndsOn">Its last date.</param>
/// <param name="ExtensionMonths">Months by which it is extended.</param>
public sealed record DraftContract(int? Months = null, string? Id = null, DateOnly? EndsOn = null, int? ExtensionMonths = null);

/// <summary>A deposit as far as it is known.</summary>
/// <param name="Percent">Of the total, tax included.</param>
/// <param name="Days">Days until payment; null for the usual ones.</param>
public sealed record DraftDeposit(decimal? Percent = null, int? Days = null);

/// <summary>A line as it is being written.</summary>
public sealed record DraftLine
{
    /// <summary>Names the line, the same from version to version; given when the draft is saved.</summary>
    public string? Line { get; init; }

    /// <summary>Item number of the catalogue.</summary>
    public string? Sku { get; init; }

    /// <summary>In the item's unit.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20; of an item of the catalogue it is known.</summary>
    public string? Unit { get; init; }

    /// <summary>What is wanted, in words, until there is an item number; stays with us.</summary>
    public string? Text { get; init; }

    /// <summary>Options of a configurable product.</summary>
    public IReadOnlyList<ChosenOption> Options { get; init; } = [];

    /// <summary>On this line alone, in percent.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Net price of one unit that was agreed, in major units of the draft's currency.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Heading under which it stands.</summary>
    public string? Group { get; init; }

    /// <summary>Offered beside the rest, in no total.</summary>
    public bool Optional { get; init; }

    /// <inheritdoc/>
    public bool Equals(DraftLine? other) => other is not null
        && (Line, Sku, Quantity, Unit, Text, DiscountPercent) == (other.Line, other.Sku, other.Quantity, other.Unit, other.Text, other.DiscountPercent)
        && (UnitPrice, Group, Optional) == (other.UnitPrice, other.Group, other.Optional)
        && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Line, Sku, Quantity, UnitPrice, Options.Count);
}
