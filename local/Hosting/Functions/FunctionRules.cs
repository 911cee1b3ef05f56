using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Functions;

/// <summary>What has to hold for functions before any is served. Each fault is a sentence that names the function.</summary>
internal static partial class FunctionRules
{
    public static IEnumerable<string> FaultsOf(IReadOnlyList<FunctionMethod> functions) =>
        [.. functions.SelectMany(FaultsOf), .. DuplicateNames(functions)];

    private static IEnumerable<string> DuplicateNames(IEnumerable<FunctionMethod> functions) =>
        from same in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
        where same.Count() > 1
        select $"The function name {same.Key} is used {same.Count()} times: by {string.Join(" and ", same.Select(function => function.EntryPoint))}.";

    private static IEnumerable<string> FaultsOf(FunctionMethod function)
    {
        if (!ValidName().IsMatch(function.Name))
        {
            yield return $"The function name '{function.Name}' is not valid: it needs a letter first, then letters, digits, '_' or '-', at most 127 in all.";
        }

        foreach (string fault in Declaration(function).Concat(Trigger(function)).Concat(function.Parameters.SelectMany(p => Parameter(function, p))).Concat(Outputs(function)))
        {
            yield return $"The function {function.Name} {fault}";
        }
    }

    private static IEnumerable<string> Declaration(FunctionMethod function)
    {
        Type type = function.Method.DeclaringType!;
        if (!function.Method.IsPublic)
        {
            yield return "is not public.";
        }

        if (type.ContainsGenericParameters || function.Method.ContainsGenericParameters)
        {
            yield return "is generic, so the host can't call it.";
        }

        if (!function.Method.IsStatic && type.IsAbstract)
        {
            yield return $"is an instance method of {type.Name}, which is abstract.";
        }

        if (function.Method.ReturnType == typeof(void) && function.Method.GetCustomAttribute<System.Runtime.CompilerServices.AsyncStateMachineAttribute>() is not null)
        {
            yield return "is async void: nobody could await it; return a Task.";
        }
    }

    private static IEnumerable<string> Trigger(FunctionMethod function)
    {
        Type type = function.TriggerParameter.ParameterType;
        switch (function.Trigger)
        {
            case HttpTriggerAttribute when type != typeof(HttpRequest):
                yield return $"takes its HTTP trigger as {type.Name}, but only HttpRequest is bound.";
                break;
            case OrchestrationTriggerAttribute when type != typeof(TaskOrchestrationContext):
                yield return $"takes its orchestration trigger as {type.Name}, but only TaskOrchestrationContext is bound.";
                break;
            case QueueTriggerAttribute queue when string.IsNullOrWhiteSpace(queue.QueueName):
                yield return "names no queue in its trigger.";
                break;
            case QueueTriggerAttribute queue when !queue.QueueName.Contains('%', StringComparison.Ordinal) && !IsQueueName(queue.QueueName):
                yield return $"names the queue '{queue.QueueName}', which is no queue name: 3 to 63 lower-case letters, digits and single hyphens.";
                break;
            case HttpTriggerAttribute or OrchestrationTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute or ActivityTriggerAttribute:
                break;
            default:
                yield return $"has the trigger [{LocalFunctionDefinition.KindOf(function.Trigger)}], which this host does not know.";
                break;
        }
    }

    private static IEnumerable<string> Parameter(FunctionMethod function, ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsByRef)
        {
            yield return $"takes {parameter.Name} by reference.";
        }

        if (parameter.ParameterType == typeof(HttpContext))
        {
            yield return $"takes {parameter.Name} as HttpContext, which Azure does not bind: take HttpRequest and use its HttpContext.";
        }

        foreach (InputBindingAttribute binding in parameter.GetCustomAttributes<InputBindingAttribute>())
        {
            if (binding is not DurableClientAttribute)
            {
                yield return $"binds {parameter.Name} with [{LocalFunctionDefinition.KindOf(binding)}], which this host does not know.";
            }
            else if (parameter.ParameterType != typeof(DurableTaskClient))
            {
                yield return $"takes the Durable client {parameter.Name} as {parameter.ParameterType.Name}, but only DurableTaskClient is bound.";
            }
        }
    }

    private static IEnumerable<string> Outputs(FunctionMethod function)
    {
        foreach (FunctionOutput output in function.Outputs.Bindings)
        {
            if (function.Outputs.Returned is null)
            {
                yield return "has an output binding but returns nothing.";
            }
            else if (output.Binding is not (QueueOutputAttribute or HttpResultAttribute))
            {
                yield return $"has the output [{LocalFunctionDefinition.KindOf(output.Binding)}], which this host does not know.";
            }
            else if (output.Binding is HttpResultAttribute && function.Trigger is not HttpTriggerAttribute)
            {
                yield return "has an [HttpResult] but no HTTP trigger.";
            }
        }
    }

    public static bool IsQueueName(string name) => QueueName().IsMatch(name);

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,126}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueueName();
}
