using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>JSON in which numbers of the same value are the same text, so that invoices can be compared term by term.</summary>
internal static class ValueJson
{
    public static string Of<T>(T value) => Regex.Replace(
        JsonSerializer.Serialize(value),
        @"(?<=[:\[,])-?\d+\.\d+(?=[,}\]])",
        number => decimal.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture));
}
