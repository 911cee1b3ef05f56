using System.Text.Json;
using LeadToCash.Webhooks;

namespace LeadToCash.Workflows.Tests.Webhooks;

/// <summary>Payloads as shops send them.</summary>
internal static class Fixture
{
    public static Payload Read(string name) =>
        new(JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Webhooks", name + ".json"))));

    public static Payload Parse(string json) => new(JsonSerializer.Deserialize<JsonElement>(json));
}
