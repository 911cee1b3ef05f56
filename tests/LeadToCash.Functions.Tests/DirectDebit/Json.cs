using System.Text.Json;

namespace LeadToCash.Functions.Tests.DirectDebit;

/// <summary>Reads documents shortly.</summary>
internal static class Json
{
    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();
}
