using System.Reflection;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>Awaits what functions return, whatever kind of task it is.</summary>
internal static class FunctionAwaiter
{
    /// <summary>A delegate that awaits values of a method's return type and yields the result, or null if there is none.</summary>
    public static Func<object?, Task<object?>> For(Type returnType)
    {
        if (returnType == typeof(Task))
        {
            return async returned =>
            {
                await (Task)returned!;
                return null;
            };
        }

        if (returnType == typeof(ValueTask))
        {
            return async returned =>
            {
                await (ValueTask)returned!;
                return null;
            };
        }

        return IsGeneric(returnType, typeof(Task<>)) ? Unwrapper(nameof(OfTask), returnType)
            : IsGeneric(returnType, typeof(ValueTask<>)) ? Unwrapper(nameof(OfValueTask), returnType)
            : Task.FromResult;
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static Func<object?, Task<object?>> Unwrapper(string method, Type returnType) =>
        typeof(FunctionAwaiter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returnType.GetGenericArguments())
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> OfTask<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> OfValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
