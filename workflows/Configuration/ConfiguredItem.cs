using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace LeadToCash.Configuration;

/// <summary>
/// A product as somebody configured it: what a quote line carries. Two of the same options are the same item, in whatever order they were chosen,
/// so they have one <see cref="Canonical"/> form and one <see cref="Hash"/>. That it is valid is said by a check on a date, not by this record.
/// </summary>
public sealed record ConfiguredItem
{
    /// <summary>Sorts the options by code.</summary>
    /// <param name="sku">Item number of the configurable product, as the model writes it.</param>
    /// <param name="options">Codes as the model writes them, each once; quantities of 1 or more.</param>
    /// <exception cref="ArgumentException">A code is there twice or is no code, or a quantity is below 1.</exception>
    [JsonConstructor]
    public ConfiguredItem(string sku, IReadOnlyList<ChosenOption> options)
    {
        if (!Codes.IsOne(sku) || options.Any(option => !Codes.IsOne(option.Code) || option.Quantity < 1))
        {
            throw new ArgumentException($"The item '{sku}' needs codes of letters, digits and - _ . and quantities of 1 or more.", nameof(options));
        }

        if (options.DistinctBy(option => option.Code, StringComparer.Ordinal).Count() != options.Count)
        {
            throw new ArgumentException($"The item '{sku}' has an option twice.", nameof(options));
        }

        (Sku, Options) = (sku, [.. options.OrderBy(option => option.Code, StringComparer.Ordinal)]);
        Canonical = string.Join('|', Options.Select(Written).Prepend(Sku));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));
    }

    /// <summary>Item number of the configurable product.</summary>
    public string Sku { get; }

    /// <summary>The chosen options by code, in ordinal order.</summary>
    public IReadOnlyList<ChosenOption> Options { get; }

    /// <summary>One line: <c>P-100|MOT-ATEX*1|SEAL-C*1</c>.</summary>
    public string Canonical { get; }

    /// <summary>SHA-256 of the canonical form, 64 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <inheritdoc/>
    public bool Equals(ConfiguredItem? other) => string.Equals(Canonical, other?.Canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Canonical, StringComparison.Ordinal);

    private static string Written(ChosenOption option) => string.Create(CultureInfo.InvariantCulture, $"{option.Code}*{option.Quantity}");
}
