namespace LeadToCash.Catalog;

/// <summary>What is wrong with an entry of a document.</summary>
/// <param name="Collection">The document's collection, as JSON names it: <c>prices</c>.</param>
/// <param name="Index">Place of the entry there, from 0.</param>
/// <param name="Field">Path inside the entry: <c>prices[0].amount</c>.</param>
/// <param name="Sentence">What does not hold, for people.</param>
public sealed record CatalogueProblem(string Collection, int Index, string Field, string Sentence)
{
    /// <summary>The whole path: <c>prices[12].prices[0].amount</c>.</summary>
    public string Path => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Collection}[{Index}]{(Field.Length > 0 ? "." : "")}{Field}");
}
