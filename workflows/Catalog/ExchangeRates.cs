using System.Text.Json.Serialization;

namespace LeadToCash.Catalog;

/// <summary>What one unit of a currency is worth in another one, by date.</summary>
public sealed record ExchangeRates : ICatalogueEntry
{
    /// <summary>ISO 4217: the currency that is converted.</summary>
    public required string From { get; init; }

    /// <summary>ISO 4217: the currency that it is converted to. The way back needs rates of its own.</summary>
    public required string To { get; init; }

    /// <summary>At least one, the earliest first.</summary>
    public required IReadOnlyList<DatedRate> Rates { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => KeyOf(From, To);

    /// <summary>The key of the rates from one currency to another.</summary>
    public static string KeyOf(string from, string to) => string.Concat(from, "/", to);
}

/// <summary>An exchange rate from a date on, until the next.</summary>
/// <param name="ValidFrom">First local date.</param>
/// <param name="Rate">Units of the other currency for one unit; above 0.</param>
public sealed record DatedRate(DateOnly ValidFrom, decimal Rate) : IDated;
