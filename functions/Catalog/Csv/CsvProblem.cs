using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Catalog.Csv;

/// <summary>The answer to a file that is wrong.</summary>
internal static class CsvProblem
{
    private const int MaximumErrors = 100;

    /// <summary>400 with the sentences by row and column.</summary>
    public static IResult Of(IEnumerable<CsvError> errors) => Problem.Invalid(
        errors.GroupBy(error => error.Place).Take(MaximumErrors).Select(place => KeyValuePair.Create(place.Key, place.Select(error => error.Sentence).ToArray())),
        "The file has errors; nothing was changed.");
}
