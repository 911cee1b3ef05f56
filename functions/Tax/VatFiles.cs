using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.Cases;
using Microsoft.Extensions.Options;

namespace LeadToCash.Tax;

/// <summary>Reads who is a member of the VAT area (<c>vat-areas.json</c>) and the rates by date (<c>vat-rates.json</c>, of ibericode/vat-rates).</summary>
public static class VatFiles
{
    /// <summary>The rules of the seller that the settings name.</summary>
    /// <exception cref="InvalidDataException">A file is wrong, or the seller's country has no full rate in it; says which.</exception>
    public static VatRules Load(IOptions<TaxOptions> options, string folder)
    {
        AreasFile areas = Read<AreasFile>(Path.Combine(folder, "vat-areas.json"));
        RatesFile rates = Read<RatesFile>(Path.Combine(folder, "vat-rates.json"));
        VatSeller seller = new(options.Value.SellerCountry, options.Value.UnionScheme);
        if (areas.Members.All(member => member.Country != seller.Country) || !rates.Items.ContainsKey(seller.Country))
        {
            throw new InvalidDataException($"Tax:SellerCountry is '{seller.Country}', which is no member state with rates in {folder}.");
        }

        Dictionary<string, IReadOnlyList<CountryRates>> countries = rates.Items.ToDictionary(
            item => item.Key, item => (IReadOnlyList<CountryRates>)[.. item.Value.Select(ToRates)], StringComparer.Ordinal);
        return new VatRules(seller, new VatAreas(areas.Members, areas.Enclaves), new VatRates(areas.RatesKnownFrom, countries));
    }

    private static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), CaseJson.Options) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static CountryRates ToRates(RatesEntry entry) => new(
        Date(entry.EffectiveFrom),
        entry.Rates.ToDictionary(rate => rate.Key, rate => new Percentage(rate.Value), StringComparer.Ordinal),
        [.. (entry.Exceptions ?? []).Where(exception => exception.Standard > 0).Select(exception => new RateException(VatAreas.Whole(exception.Postcode), new Percentage(exception.Standard)))]);

    /// <summary>The file writes "always" as year 0, which is no date; what it says of distant years is cut off by <c>ratesKnownFrom</c>.</summary>
    private static DateOnly Date(string text) =>
        text.StartsWith("0000", StringComparison.Ordinal) ? DateOnly.MinValue : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record AreasFile(
        [property: JsonRequired] DateOnly RatesKnownFrom, [property: JsonRequired] IReadOnlyList<VatMember> Members, [property: JsonRequired] IReadOnlyList<VatEnclave> Enclaves);

    private sealed record RatesFile([property: JsonRequired] Dictionary<string, IReadOnlyList<RatesEntry>> Items);

    private sealed record RatesEntry(
        [property: JsonRequired, JsonPropertyName("effective_from")] string EffectiveFrom, [property: JsonRequired] Dictionary<string, decimal> Rates,
        IReadOnlyList<RatesExceptionEntry>? Exceptions);

    private sealed record RatesExceptionEntry(string Name, string Postcode, decimal Standard);
}
