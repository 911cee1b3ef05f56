using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Mail;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Takes over contracts that were made elsewhere and run already.</summary>
public sealed partial class ContractTakeOver(
    ContractStore contracts, ContractProducts products, ProductCatalog catalog, Catalogues catalogues, ContractOpening opening, BusinessCalendars calendars, TimeProvider time)
{
    private const int MaximumLines = 100;
    private const decimal MaximumQuantity = 10_000;
    private const decimal MaximumPrice = 10_000_000;

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string[]> Check(RunningContract running)
    {
        Dictionary<string, string[]> errors = [];
        Require(running.Number is { Length: <= 50 } && CaseRows.IsId(running.Number), "number", "Letters, digits and -._: only, at most 50.");
        Require(!OwnNumber().IsMatch(running.Number ?? ""), "number", "Numbers of this form are given by the system.");
        Require(running.Customer is { Name.Length: > 0 and <= 200 }, "customer.name", "Who is it with?");
        Require(MailAddresses.IsOne(running.Customer?.Email ?? ""), "customer.email", "Write an e-mail address.");
        Require(running.Owner is null || MailAddresses.IsOne(running.Owner), "owner", "Write an e-mail address.");
        Require(running.Start.Year >= 1990 && running.Start <= calendars.Today(time), "start", "It has begun already: write a date until today.");
        Require(running.EndsOn is null || (running.EndsOn >= calendars.Today(time) && running.EndsOn > running.Start && running.EndsOn.Value.Year < 2200), "endsOn", "Write its last day, today or later.");
        Require(running.BilledUntil is null || (running.BilledUntil >= running.Start.AddDays(-1) && running.BilledUntil.Value.Year < 2200), "billedUntil", "Write the last day that was billed elsewhere: the day before its first, or later.");
        Require(running.Lines is { Count: > 0 and <= MaximumLines }, "lines", $"Write 1 to {MaximumLines} lines.");
        foreach ((int index, RunningLine line) in (running.Lines ?? []).Index())
        {
            Check(line, $"lines[{index}]");
        }

        return errors;

        void Check(RunningLine line, string at)
        {
            Product? product = catalog.FindAny(line.Sku ?? "");
            Require(line.Sku is { Length: > 0 and <= 64 }, at + ".sku", "Name the item.");
            Require(product is not null || line.Name is { Length: > 0 and <= 200 }, at + ".name", "The catalogue does not know the item; write its name.");
            Require(product is null or { Kind: ProductKind.Subscription }, at + ".sku", "The item is no subscription.");
            Require(line.Quantity is > 0 and <= MaximumQuantity, at + ".quantity", $"Write a number above 0, at most {MaximumQuantity}.");
            Require(line.UnitPrice is >= 0 and <= MaximumPrice, at + ".unitPrice", $"Write an amount of 0 to {MaximumPrice}.");
            Require(line.PeriodMonths is null or (>= 1 and <= 120), at + ".periodMonths", "Write 1 to 120.");
        }

        void Require(bool holds, string field, string sentence)
        {
            if (!holds)
            {
                errors.TryAdd(field, [sentence]);
            }
        }
    }

    /// <summary>Takes one over that was checked. Safe to repeat: a contract that exists stays as it is.</summary>
    /// <returns>What came of it, and whether it was taken over with this content.</returns>
    public async Task<(CaseOutcome<Contract, ContractEvent> Outcome, bool IsSame)> BeginAsync(RunningContract running, string actor, CancellationToken cancellationToken)
    {
        Party customer = running.Customer.ToParty();
        ContractTerms terms = await products.TermsOfAsync(running.Lines[0].Sku, customer, running.Start, agreedMonths: null, cancellationToken);
        List<ContractLine> lines = [];
        foreach (RunningLine line in running.Lines)
        {
            lines.Add(await LineAsync(line, lines.Count + 1, customer.Language, cancellationToken));
        }

        ContractCommand.Begin begin = new(
            running.Number, customer, running.Owner ?? opening.DefaultOwner, catalogues.Currency, running.Start, terms, ContractTerm.TakenOver(running.Start, running.EndsOn), lines,
            new ContractOrigin(OrderId: null, OrderPositions: []), calendars.Today(time))
        {
            BilledUntil = running.BilledUntil,
        };
        CaseOutcome<Contract, ContractEvent> outcome = await contracts.ExecuteAsync(running.Number, "begin", begin, actor, cancellationToken);
        ContractBegun? begun = outcome.Events.OfType<ContractBegun>().FirstOrDefault();
        return (outcome, begun is not null && begun.Customer == customer && begun.Start == begin.Start && begun.Term == begin.Term && begun.Lines.SequenceEqual(lines) && begun.BilledUntil == begin.BilledUntil);
    }

    private async Task<ContractLine> LineAsync(RunningLine line, int position, string language, CancellationToken cancellationToken)
    {
        Money price = Money.Of(line.UnitPrice, catalogues.Currency);
        return new ContractLine
        {
            Position = position,
            Sku = catalog.FindAny(line.Sku)?.Sku ?? line.Sku,
            Name = line.Name ?? catalog.FindAny(line.Sku)!.NameIn(language),
            Quantity = line.Quantity,
            UnitPrice = price,
            Net = price.Times(line.Quantity),
            PeriodMonths = line.PeriodMonths ?? (await products.FindAsync(line.Sku, cancellationToken))?.Subscription?.PeriodMonths ?? 1,
        };
    }

    [GeneratedRegex(@"\AC-[0-9]{4}-[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OwnNumber();
}

/// <summary>A contract that runs already.</summary>
/// <param name="Number">The number that it has.</param>
/// <param name="Customer">With whom.</param>
/// <param name="Start">First day, local.</param>
/// <param name="Lines">What runs under it.</param>
/// <param name="EndsOn">Last day of its present term, local; null when it runs until it is cancelled.</param>
/// <param name="Owner">E-mail address of who looks after it; the usual one unless given.</param>
/// <param name="BilledUntil">Last day that was billed elsewhere, local; the last one of the periods that have begun unless given.</param>
public sealed record RunningContract(
    [property: JsonRequired] string Number, [property: JsonRequired] RunningCustomer Customer, [property: JsonRequired] DateOnly Start,
    [property: JsonRequired] IReadOnlyList<RunningLine> Lines, DateOnly? EndsOn = null, string? Owner = null, DateOnly? BilledUntil = null);

/// <summary>With whom a contract is.</summary>
public sealed record RunningCustomer(
    [property: JsonRequired] string Name, [property: JsonRequired] string Email, string? Company = null, string? Phone = null, string? Language = null, PostalAddress? Address = null,
    string? VatId = null)
{
    /// <summary>As a party.</summary>
    internal Party ToParty() => new(Name.Trim(), Email.Trim(), Company, Phone, Language == "de" ? "de" : "en", Address, VatId);
}

/// <summary>What runs under a contract.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Quantity">How much runs in each billing period.</param>
/// <param name="UnitPrice">Net price of one unit for one billing period, in the catalogue's currency.</param>
/// <param name="Name">What the customer reads; the catalogue's name unless given.</param>
/// <param name="PeriodMonths">Months of a billing period; the catalogue's unless given, else 1.</param>
public sealed record RunningLine(
    [property: JsonRequired] string Sku, [property: JsonRequired] decimal Quantity, [property: JsonRequired] decimal UnitPrice, string? Name = null, int? PeriodMonths = null);
