namespace LeadToCash.Local.Hosting.Operations;

/// <summary>Addresses of the operations page.</summary>
internal static class OperationsLinks
{
    public const string Root = "/ops";
    public const string StyleSheet = Root + "/operations.css";
    public const string SignIn = Root + "/sign-in";
    public const string SignOut = Root + "/sign-out";
    public const string Instances = Root + "/instances";
    public const string Queues = Root + "/queues";
    public const string Timers = Root + "/timers";
    public const string Clock = Root + "/clock";

    private const string JsonSuffix = ".json";

    public static string Instance(string instanceId) => $"{Instances}/{Uri.EscapeDataString(instanceId)}";

    public static string Action(string instanceId, string action) => $"{Instance(instanceId)}/{action}";

    public static string QueueAction(string queue, string action, string? messageId = null) =>
        $"{Queues}/{Uri.EscapeDataString(queue)}/{action}" + (messageId is null ? "" : $"?message={Uri.EscapeDataString(messageId)}");

    public static string List(string? status = null, string? name = null, string? query = null, string? page = null)
    {
        (string Name, string? Value)[] parts = [("status", status), ("name", name), ("q", query), ("page", page)];
        string text = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return text.Length == 0 ? Instances : $"{Instances}?{text}";
    }

    /// <summary>The third segment of an address as it was sent, such as an instance's id: routing leaves an escaped slash escaped, which can't be told from one in the id.</summary>
    public static string Subject(string rawTarget) => Uri.UnescapeDataString(Path(rawTarget).Split('/').ElementAtOrDefault(3) ?? "");

    /// <summary>A subject without the ending that asks for JSON.</summary>
    public static string WithoutJson(string subject) => subject[..^JsonSuffix.Length];

    /// <summary>Whether the data of a page is asked for by its address.</summary>
    public static bool IsJson(string rawTarget) => Path(rawTarget).EndsWith(JsonSuffix, StringComparison.Ordinal);

    /// <summary>The address of the same data as JSON.</summary>
    public static string Json(string rawTarget)
    {
        string path = Path(rawTarget);
        return path + JsonSuffix + rawTarget[path.Length..];
    }

    public static string Path(string rawTarget) => rawTarget.Split('?', 2)[0];
}
