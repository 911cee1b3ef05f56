using System.Reflection;

namespace LeadToCash.Design.Tests.Surface;

/// <summary>Type names as C# writes them, without namespaces, with the nullability that is declared.</summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Read(() => Nullability.Create(parameter)));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Read(() => Nullability.Create(property)));

    public static string Of(FieldInfo field) => Of(field.FieldType, Read(() => Nullability.Create(field)));

    public static string Of(Type type) => Of(type, nullability: null);

    /// <summary>The name alone, as a constructor has it.</summary>
    public static string Simple(Type type)
    {
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : type.Name[..tick];
    }

    private static NullabilityInfo Read(Func<NullabilityInfo> read)
    {
        lock (Nullability)
        {
            return read();
        }
    }

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner) + "?";
        }

        bool isNullable = !type.IsValueType && (nullability?.ReadState == NullabilityState.Nullable || nullability?.WriteState == NullabilityState.Nullable);
        return Name(type, nullability) + (isNullable ? "?" : "");
    }

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsArray)
        {
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string outer = type.IsNested ? Of(type.DeclaringType!) + "." : "";
        if (!type.IsGenericType)
        {
            return outer + type.Name;
        }

        IEnumerable<string> arguments = type.GetGenericArguments().Select((argument, i) => Of(argument, Argument(nullability, i)));
        return $"{outer}{Simple(type)}<{string.Join(", ", arguments)}>";
    }

    private static NullabilityInfo? Argument(NullabilityInfo? nullability, int i) =>
        nullability is not null && i < nullability.GenericTypeArguments.Length ? nullability.GenericTypeArguments[i] : null;
}
