using System.Globalization;

namespace LeadToCash.Configuration;

/// <summary>Writes answers for people, in English and in German.</summary>
internal static class Sentences
{
    public static IReadOnlyDictionary<string, string> OfGroup(OptionGroup group)
    {
        (int min, int max) = (group.Min, Math.Min(group.Max, group.Options.Count));
        return LocalizedTexts.Of(
            $"{group.Name.In("en")}: choose {(min == max ? $"exactly {Number(min)}" : min == 0 ? $"at most {Number(max)}" : $"{Number(min)} to {Number(max)}")}.",
            $"{group.Name.In("de")}: {(min == max ? $"genau {Number(min)}" : min == 0 ? $"höchstens {Number(max)}" : $"{Number(min)} bis {Number(max)}")} wählen.");
    }

    public static IReadOnlyDictionary<string, string> OfQuantity(ProductOption option)
    {
        (string least, string most) = (Number(option.LeastQuantity), Number(option.MostQuantity));
        return LocalizedTexts.Of(
            $"{option.Name.In("en")}: {(least == most ? $"exactly {least}" : $"{least} to {most}")} can be ordered.",
            $"{option.Name.In("de")}: {(least == most ? $"genau {least}" : $"{least} bis {most}")} bestellbar.");
    }

    public static IReadOnlyDictionary<string, string> OfUnknown(ProductModel model, string code) => LocalizedTexts.Of(
        $"{model.Name.In("en")} has no option {code}.", $"{model.Name.In("de")} hat keine Option {code}.");

    /// <summary>What is wrong: the rule, and what is chosen and missing.</summary>
    public static IReadOnlyDictionary<string, string> OfBroken(
        CompiledRule rule, IReadOnlyList<ProductOption> chosen, IReadOnlyList<ProductOption> missing) => LocalizedTexts.Of(
            rule.Text.In("en") + List(" Chosen: ", chosen, "en", " and ") + List(" Missing: ", missing, "en", " or "),
            rule.Text.In("de") + List(" Gewählt: ", chosen, "de", " und ") + List(" Es fehlt: ", missing, "de", " oder "));

    /// <summary>Why something can't be otherwise: the rules, and the choices that make them bite.</summary>
    public static IReadOnlyDictionary<string, string> OfReason(IEnumerable<RuleReference> rules, IReadOnlyList<ProductOption> chosen, IReadOnlyList<ProductOption> leftOut)
    {
        RuleReference[] named = [.. rules];
        return LocalizedTexts.Of(language => (
            string.Join(' ', named.Select(rule => rule.Text.In(language)))
            + (language == LocalizedTexts.German
                ? List(" Gewählt: ", chosen, language, ", ") + List(" Nicht gewählt: ", leftOut, language, ", ")
                : List(" Chosen: ", chosen, language, ", ") + List(" Not chosen: ", leftOut, language, ", "))).Trim());
    }

    private static string List(string introduction, IReadOnlyList<ProductOption> options, string language, string last) => options.Count switch
    {
        0 => "",
        1 => $"{introduction}{options[0].Name.In(language)}.",
        _ => $"{introduction}{string.Join(", ", options.SkipLast(1).Select(option => option.Name.In(language)))}{last}{options[^1].Name.In(language)}.",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
