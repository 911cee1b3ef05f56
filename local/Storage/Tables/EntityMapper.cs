using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>Writes entities of any type; <see cref="TableEntity"/> goes without reflection.</summary>
internal static class EntityMappers
{
    private static readonly ConcurrentDictionary<Type, EntityMembers> Members = [];

    public static List<EntityProperty> ToProperties(ITableEntity entity) => entity switch
    {
        TableEntity table => table.ToProperties(),
        _ => For(entity.GetType()).ToProperties(entity),
    };

    public static EntityMembers For(Type type) => Members.GetOrAdd(type, static type => new EntityMembers(type));
}

/// <summary>Reads records as entities of <typeparamref name="T"/>.</summary>
internal static class EntityMapper<T>
    where T : class, ITableEntity
{
    private static readonly EntityMembers? Members = typeof(T) == typeof(TableEntity) ? null : EntityMappers.For(typeof(T));

    public static T Read(EntityRecord record) => Members is null ? (T)(object)new TableEntity(record) : (T)Members.Read(record);
}
