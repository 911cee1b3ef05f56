using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Dunning;

/// <summary>Reads the law's terms and base rates (<c>late-payment-de.json</c>) and the levels of customer groups (<c>dunning-schemes.json</c>).</summary>
public static class DunningFiles
{
    /// <summary>A figure that is missing must not become a nought.</summary>
    private static readonly JsonSerializerOptions Strict = new(CaseJson.Options) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Terms and base rates, each with its source.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; says where.</exception>
    public static LatePaymentLaw LoadLaw(string path) => Read<LawFile, LatePaymentLaw>(path, file => new LatePaymentLaw(file.Terms, file.BaseRates));

    /// <summary>Levels by customer group.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; says where.</exception>
    public static DunningPolicy LoadPolicy(string path) => Read<IReadOnlyList<DunningScheme>, DunningPolicy>(path, schemes => new DunningPolicy(schemes));

    private static TResult Read<TFile, TResult>(string path, Func<TFile, TResult> make)
    {
        try
        {
            return make(JsonSerializer.Deserialize<TFile>(File.ReadAllText(path), Strict) ?? throw new JsonException("The file is empty."));
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private sealed record LawFile(IReadOnlyList<LatePaymentTerms> Terms, IReadOnlyList<BaseRate> BaseRates);
}
