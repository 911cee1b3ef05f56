using System.Reflection;
using LeadToCash.Local.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Binding;

/// <summary>Finds a value for each parameter: from the trigger, from its metadata by name, or what the parameter falls back to.</summary>
internal sealed class ArgumentBinder(Func<DurableTaskClient> durableClient)
{
    public async ValueTask<object?[]> BindAsync(LocalFunctionContext context)
    {
        IReadOnlyList<ParameterInfo> parameters = context.Function.Parameters;
        object?[] arguments = new object?[parameters.Count];
        bool secondIsTaken = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            ParameterInfo parameter = parameters[i];
            if (context.BoundInputs.TryGetValue(parameter.Name!, out object? bound))
            {
                arguments[i] = bound;
            }
            else if (IsOrchestratorInput(context, parameter, ref secondIsTaken))
            {
                arguments[i] = context.Input.SecondValue ?? Fallback(context, parameter);
            }
            else
            {
                arguments[i] = await BindAsync(context, parameter);
            }
        }

        return arguments;
    }

    /// <summary>Finds the value of one parameter.</summary>
    public async ValueTask<object?> BindAsync(LocalFunctionContext context, ParameterInfo parameter) =>
        Special(context, parameter) ?? await ConvertAsync(context, parameter);

    /// <summary>Whether a parameter takes an orchestrator's input: the first without a binding that is neither context nor token.</summary>
    public static bool IsInput(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<Microsoft.Azure.Functions.Worker.Extensions.Abstractions.BindingAttribute>() is null
        && parameter.ParameterType != typeof(FunctionContext)
        && parameter.ParameterType != typeof(CancellationToken);

    private static bool IsOrchestratorInput(LocalFunctionContext context, ParameterInfo parameter, ref bool taken)
    {
        if (taken || context.Function.Trigger is not OrchestrationTriggerAttribute || !IsInput(parameter))
        {
            return false;
        }

        return taken = true;
    }

    private object? Special(LocalFunctionContext context, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return context;
        }

        if (type == typeof(CancellationToken))
        {
            return context.CancellationToken;
        }

        if (type == typeof(HttpRequest))
        {
            return context.GetHttpContext()?.Request;
        }

        return parameter.IsDefined(typeof(DurableClientAttribute)) ? durableClient() : null;
    }

    private static async ValueTask<object?> ConvertAsync(LocalFunctionContext context, ParameterInfo parameter)
    {
        ParameterConversion conversion = new(context, parameter, Source(context, parameter));
        foreach (IInputConverter converter in Converters(context, parameter))
        {
            ConversionResult result = await converter.ConvertAsync(conversion);
            switch (result.Status)
            {
                case ConversionStatus.Succeeded:
                    return result.Value;
                case ConversionStatus.Failed:
                    throw Unbound(context, parameter, result.Error);
            }
        }

        return Fallback(context, parameter);
    }

    private static object? Source(LocalFunctionContext context, ParameterInfo parameter) =>
        parameter == context.Function.TriggerParameter ? context.Input.Value : context.Input.Metadata.GetValueOrDefault(parameter.Name!);

    private static IEnumerable<IInputConverter> Converters(LocalFunctionContext context, ParameterInfo parameter)
    {
        foreach (InputConverterAttribute own in parameter.GetCustomAttributes<InputConverterAttribute>()
            .Concat(parameter.ParameterType.GetCustomAttributes<InputConverterAttribute>()))
        {
            yield return (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(context.InstanceServices, own.ConverterType);
        }

        yield return StandardConverter.Instance;
    }

    private static object? Fallback(LocalFunctionContext context, ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        return !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            ? null
            : throw Unbound(context, parameter, cause: null);
    }

    private static FunctionInputConverterException Unbound(LocalFunctionContext context, ParameterInfo parameter, Exception? cause) =>
        new($"The function {context.Function.Name} could not be called: nothing gives its parameter {parameter.Name} a {parameter.ParameterType.Name}.", cause);
}
