namespace LeadToCash.Pages;

/// <summary>Ids of fields on pages, from their names: <c>lines[0].quantity</c> is <c>lines-0-quantity</c>.</summary>
internal static class FieldIds
{
    public static string Of(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>Where the page says what is wrong with the field.</summary>
    public static string ErrorOf(string name) => Of(name) + "-error";
}
