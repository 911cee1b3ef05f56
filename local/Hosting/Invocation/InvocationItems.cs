namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>The keys under which the host puts values into <c>FunctionContext.Items</c>.</summary>
internal static class InvocationItems
{
    // The real worker's key, so that code which looks it up directly finds it.
    public const string HttpContext = "HttpRequestContext";
}
