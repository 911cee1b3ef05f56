using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Configuration;

/// <summary>What the page submitted: the selection, and the one before it, so that what was changed last is kept when the rest has to give way.</summary>
public sealed record ConfigureForm(IReadOnlyList<ChosenOption> Options, IReadOnlyList<string> Before, bool Apply)
{
    private const int LongestNumber = 9;

    /// <summary>The form as it is shown first.</summary>
    public static ConfigureForm Of(ProductModel model) => new(model.Defaults, [.. model.Defaults.Select(option => option.Code)], Apply: false);

    /// <summary>Reads the fields; what is no option of the model is left out, what is no number counts as the least quantity.</summary>
    public static ConfigureForm Of(ProductModel model, IFormCollection fields)
    {
        HashSet<string> chosen = [.. model.Groups.SelectMany(group => fields[FieldOf(group)]).OfType<string>()];
        return new ConfigureForm(
            [.. model.Options.Where(option => chosen.Contains(option.Code)).Select(option => new ChosenOption(option.Code, Quantity(option, fields[QuantityOf(option)])))],
            [.. fields["before"].OfType<string>()],
            fields["action"] == "apply");
    }

    /// <summary>What the visitor chose since the last valid selection: that is what he wants.</summary>
    public IReadOnlyList<string> Wanted => [.. Options.Select(option => option.Code).Except(Before, StringComparer.Ordinal)];

    /// <summary>The field of a group's choices.</summary>
    public static string FieldOf(OptionGroup group) => $"group.{group.Code}";

    /// <summary>The field of an option's quantity.</summary>
    public static string QuantityOf(ProductOption option) => $"quantity.{option.Code}";

    private static int Quantity(ProductOption option, string? text) =>
        text is { Length: > 0 and <= LongestNumber } && int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int quantity) ? quantity : option.LeastQuantity;
}
