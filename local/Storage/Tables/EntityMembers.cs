using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>
/// A custom entity type's stored members: its public properties, under the name that <see cref="DataMemberAttribute"/> gives them,
/// without those that <see cref="IgnoreDataMemberAttribute"/> hides.
/// </summary>
internal sealed class EntityMembers
{
    private readonly Type _type;
    private readonly EntityMember[] _readable;
    private readonly FrozenDictionary<string, EntityMember> _writable;

    public EntityMembers(Type type)
    {
        _type = type;
        EntityMember[] members = [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .Select(property => new EntityMember(property))
            .Where(member => member.Name is not EntityNames.ETag && !EntityNames.IsSystem(member.Name))];
        _readable = [.. members.Where(member => member.CanRead)];
        _writable = members.Where(member => member.CanWrite).ToFrozenDictionary(member => member.Name, StringComparer.Ordinal);
    }

    public List<EntityProperty> ToProperties(ITableEntity entity)
    {
        List<EntityProperty> properties = new(_readable.Length);
        foreach (EntityMember member in _readable)
        {
            if (member.Read(entity) is { } value)
            {
                properties.Add(new(member.Name, value));
            }
        }

        return properties;
    }

    public ITableEntity Read(EntityRecord record)
    {
        var entity = (ITableEntity)Activator.CreateInstance(_type, nonPublic: true)!;
        entity.PartitionKey = record.PartitionKey!;
        entity.RowKey = record.RowKey!;
        entity.Timestamp = record.Timestamp;
        entity.ETag = record.ETag;
        foreach (EntityProperty property in record.Properties)
        {
            if (_writable.TryGetValue(property.Name, out EntityMember? member))
            {
                member.Write(entity, property.Value);
            }
        }

        return entity;
    }
}

/// <summary>One stored member and the way between its type and the stored one.</summary>
internal sealed class EntityMember
{
    private readonly Func<object, object?>? _get;
    private readonly Action<object, object?>? _set;
    private readonly Type _valueType;
    private readonly string _describedAs;

    public EntityMember(PropertyInfo property)
    {
        Name = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
        _valueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        _describedAs = $"{property.DeclaringType!.Name}.{property.Name}";
        _get = property.GetMethod is { IsPublic: true } ? Getter(property) : null;
        _set = property.SetMethod is { IsPublic: true } ? Setter(property) : null;
    }

    public string Name { get; }

    public bool CanRead => _get is not null;

    public bool CanWrite => _set is not null;

    public object? Read(object entity) => _get!(entity) switch
    {
        null => null,
        Enum value => value.ToString(),
        object value => EntityValues.Normalise(_describedAs, value),
    };

    public void Write(object entity, object stored) => _set!(entity, Convert(stored));

    private object? Convert(object stored) => (stored, Type.GetTypeCode(_valueType)) switch
    {
        (string text, _) when _valueType.IsEnum => Enum.Parse(_valueType, text),
        _ when _valueType.IsInstanceOfType(stored) => stored,
        (DateTimeOffset instant, TypeCode.DateTime) => instant.UtcDateTime,
        (int number, TypeCode.Double) => (double)number,
        (byte[] bytes, _) when _valueType == typeof(BinaryData) => BinaryData.FromBytes(bytes),
        (_, TypeCode.String) => null, // as the real client reads a value of another type into a string
        _ => throw new InvalidOperationException($"{_describedAs} can't take the stored {stored.GetType().Name}."),
    };

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        ParameterExpression entity = Expression.Parameter(typeof(object));
        MemberExpression member = Expression.Property(Expression.Convert(entity, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(member, typeof(object)), entity).Compile();
    }

    private static Action<object, object?> Setter(PropertyInfo property)
    {
        ParameterExpression entity = Expression.Parameter(typeof(object));
        ParameterExpression value = Expression.Parameter(typeof(object));
        MethodCallExpression call = Expression.Call(
            Expression.Convert(entity, property.DeclaringType!), property.SetMethod!, Expression.Convert(value, property.PropertyType));
        return Expression.Lambda<Action<object, object?>>(call, entity, value).Compile();
    }
}
