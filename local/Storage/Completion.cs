namespace LeadToCash.Local.Storage;

/// <summary>The end of a synchronous call: what a backend did with <c>async</c> false is done.</summary>
internal static class Completion
{
    public static T Completed<T>(this ValueTask<T> task) => task.GetAwaiter().GetResult();
}
