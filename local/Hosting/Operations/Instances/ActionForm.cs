using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>Reads what is said along with an action: from a form, or from a JSON body with the same names.</summary>
internal static class ActionForm
{
    /// <exception cref="FormatException">Something in it is wrong; the message says what.</exception>
    public static async Task<ActionInput> ReadAsync(OperationsCall call, InstanceAction action)
    {
        ActionInput input = call.Http.Request.HasFormContentType ? Of(await call.Http.Request.ReadFormAsync(call.Aborted), call.Texts) : await OfJsonAsync(call);
        bool needsName = action.Name == InstanceAction.RaiseEvent && string.IsNullOrWhiteSpace(input.Name);
        return needsName ? throw new FormatException(call.Texts.NameIsMissing) : input;
    }

    private static ActionInput Of(IFormCollection form, Texts texts) => new(
        form["name"].ToString().Trim(),
        Json(form["payload"].ToString(), texts),
        form["reason"].ToString() is { Length: > 0 } reason ? reason : null,
        form["recursive"] == "on",
        form["newInstanceId"] == "on");

    private static async Task<ActionInput> OfJsonAsync(OperationsCall call)
    {
        using StreamReader reader = new(call.Http.Request.Body);
        string text = await reader.ReadToEndAsync(call.Aborted);
        try
        {
            return text.Length == 0 ? new ActionInput() : JsonSerializer.Deserialize<ActionInput>(text, JsonSerializerOptions.Web) ?? new ActionInput();
        }
        catch (JsonException broken)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    private static JsonElement? Json(string text, Texts texts)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonElement.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new FormatException(texts.PayloadIsNoJson, broken);
        }
    }
}
