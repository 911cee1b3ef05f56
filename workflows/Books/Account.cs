using System.Text.Json.Serialization;

namespace LeadToCash.Books;

/// <summary>An account of the general ledger.</summary>
/// <param name="Number">Digits, four to eight; unique in its chart.</param>
/// <param name="Type">What it counts.</param>
/// <param name="Name">For people, by language: <c>de</c> and <c>en</c>.</param>
/// <param name="IsAutomatic">Whether DATEV's programs compute tax from what is posted to it, unless they are told not to: our entries say the tax themselves.</param>
public sealed record Account(string Number, AccountType Type, IReadOnlyDictionary<string, string> Name, bool IsAutomatic = false)
{
    /// <summary>Whether it begins each year at nothing: income and expenses.</summary>
    [JsonIgnore]
    public bool IsOfTheYear => Type is AccountType.Income or AccountType.Expense;
}

/// <summary>What an account counts.</summary>
public enum AccountType
{
    /// <summary>What the company has: receivables, bank.</summary>
    Asset,

    /// <summary>What the company owes: tax, customers' credit, deferred revenue.</summary>
    Liability,

    /// <summary>What belongs to its owners: profit of earlier years.</summary>
    Equity,

    /// <summary>Revenue, and what lessens it.</summary>
    Income,

    /// <summary>Costs, and what is lost.</summary>
    Expense,
}
