using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LeadToCash.Design.Tests.Surface;

/// <summary>Prints a type's public and protected members as the listings in <c>api/</c> do, without attributes.</summary>
internal static class SurfacePrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static PrintedType Print(Type type)
    {
        string name = $"{type.Namespace}.{TypeNames.Of(type)}";
        if (type.IsEnum)
        {
            return new PrintedType(name, "enum", [Enum.GetUnderlyingType(type) == typeof(int) ? "int" : Enum.GetUnderlyingType(type).Name], EnumMembers(type));
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return new PrintedType(name, "delegate", [], [$"{TypeNames.Of(invoke.ReturnParameter)} ({Parameters(invoke)})"]);
        }

        return new PrintedType(name, Kind(type), Bases(type), [.. Members(type)]);
    }

    private static List<string> EnumMembers(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}")];

    private static string Kind(Type type)
    {
        bool isRecord = type.GetMethods(Declared).Any(method =>
            method.Name is "<Clone>$" || (method.Name is "PrintMembers" && method.IsDefined(typeof(CompilerGeneratedAttribute))));
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (isRecord ? "record struct" : "struct");
        }

        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + (isRecord ? "record" : "class");
    }

    private static List<string> Bases(Type type)
    {
        List<Type> bases = [];
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            bases.Add(parent);
        }

        HashSet<Type> implied = [.. type.BaseType?.GetInterfaces() ?? [], .. type.GetInterfaces().SelectMany(face => face.GetInterfaces())];
        bases.AddRange(type.GetInterfaces().Where(face => face.IsVisible && !implied.Contains(face)));
        return [.. bases.Select(TypeNames.Of)];
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            yield return Field(field);
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            if (!constructor.IsStatic && !IsRecordCopy(constructor))
            {
                yield return $"{Access(constructor)}{TypeNames.Simple(type)}({Parameters(constructor)});";
            }
        }

        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            if (Property(property) is { } line)
            {
                yield return line;
            }
        }

        foreach (EventInfo declared in type.GetEvents(Declared).Where(declared => IsVisible(declared.AddMethod!)))
        {
            yield return $"{Access(declared.AddMethod!)}{Modifiers(declared.AddMethod!)}event {TypeNames.Of(declared.EventHandlerType!)} {declared.Name};";
        }

        foreach (MethodInfo method in type.GetMethods(Declared).Where(method => IsVisible(method) && !IsGenerated(method)))
        {
            yield return Method(method);
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // The compiler writes a record's equality, printing and cloning; Deconstruct alone is part of what authors see.
    private static bool IsGenerated(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || method.Name is "<Clone>$"
        || (method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.Name is not "Deconstruct");

    private static bool IsRecordCopy(ConstructorInfo constructor) =>
        constructor.IsDefined(typeof(CompilerGeneratedAttribute)) && constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static string Field(FieldInfo field)
    {
        string access = field.IsPublic ? "public " : "protected ";
        return field.IsLiteral
            ? $"{access}const {TypeNames.Of(field)} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)};"
            : $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field)} {field.Name};";
    }

    private static string? Property(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsVisible)];
        if (accessors.Length == 0 || property.Name is "EqualityContract")
        {
            return null;
        }

        string name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        bool canSet = accessors.Contains(property.SetMethod);
        bool isInit = canSet && property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        string get = accessors.Contains(property.GetMethod) ? " get;" : "";
        string set = canSet ? isInit ? " init;" : " set;" : "";
        return $"{Access(accessors[0])}{Modifiers(accessors[0])}{TypeNames.Of(property)} {name} {{{get}{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        string name = method.Name switch
        {
            "op_Equality" => "operator ==",
            "op_Inequality" => "operator !=",
            "op_Implicit" => "implicit operator",
            _ => method.Name,
        };
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string constraints = string.Concat(method.GetGenericArguments().Select(Constraint));
        return $"{Access(method)}{Modifiers(method)}{TypeNames.Of(method.ReturnParameter)} {name}{generic}({Parameters(method)}){constraints};";
    }

    private static string Access(MethodBase method) =>
        method.DeclaringType!.IsInterface ? "" : method.IsPublic ? "public " : method.IsFamilyOrAssembly ? "protected internal " : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return "";
        }

        return method switch
        {
            { IsStatic: true } => "static ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        bool isExtended = parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute));
        string prefix = isExtended ? "this " : parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{prefix}{TypeNames.Of(parameter)} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return "";
        }

        bool isPlainStruct = parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
        object? value = parameter.RawDefaultValue;
        return " = " + (value is null ? isPlainStruct ? "default" : "null" : Literal(value, parameter.ParameterType));
    }

    private static string Literal(object? value, Type type) => value switch
    {
        _ when type.IsEnum => $"{TypeNames.Of(type)}.{Enum.ToObject(type, value!)}",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static string Constraint(Type argument)
    {
        List<string> parts = [];
        if (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        parts.AddRange(argument.GetGenericParameterConstraints().Select(TypeNames.Of));
        if (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $" where {argument.Name} : {string.Join(", ", parts)}";
    }
}
