using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Customers;

/// <summary>Finds the customer in an event of another step, as JSON: an event that carries none is no error.</summary>
public static class PartyInEvent
{
    /// <summary>The party under <c>customer</c>, or under <c>draft.customer</c>; null if there is none with an address.</summary>
    public static Party? Of(CaseEvent @event)
    {
        JsonElement data = @event.Data;
        return Member(data, "customer") is { } customer ? Read(customer)
            : Member(data, "draft") is { } draft && Member(draft, "customer") is { } ordering ? Read(ordering)
            : null;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : null;

    private static Party? Read(JsonElement element)
    {
        try
        {
            return element.Deserialize<Party>(CaseJson.Options) is { Email.Length: > 0, Name: not null } party ? party : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
