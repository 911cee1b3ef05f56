using System.Reflection;
using LeadToCash.Design.Tests.Surface;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Design.Tests;

/// <summary>The local runtime offers nothing that the real packages do not have with the same signature.</summary>
public sealed class SurfaceTests
{
    // Public in the real package, but in a namespace that the listing leaves out.
    private static readonly HashSet<string> Unlisted = new(StringComparer.Ordinal) { "Microsoft.DurableTask.Internal.IOrchestrationSubmitter" };

    // Every object has these; overriding them offers nothing new. Some listings leave them out.
    private static readonly HashSet<string> OfEveryObject = new(StringComparer.Ordinal)
    {
        "public override bool Equals(object obj);",
        "public override bool Equals(object? obj);",
        "public override int GetHashCode();",
        "public override string ToString();",
    };

    private static readonly Listing Real = Listing.Read(Path.Combine(AppContext.BaseDirectory, "api"));

    public static TheoryData<string> MirroredTypes =>
        [.. Mirrored().Select(type => type.FullName!).Where(name => !Unlisted.Contains(name)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(MirroredTypes))]
    public void Type_WhenMirrored_IsListedWithTheSameSignatures(string fullName)
    {
        PrintedType ours = SurfacePrinter.Print(Local().GetType(fullName, throwOnError: true)!);
        PrintedType? real = Real.Find(ours.Name);
        Assert.True(real is not null, $"{ours.Name} is not in the listing.");
        Assert.Equal(real.Kind, ours.Kind);
        Assert.Equal([], ours.Bases.Except(real.Bases, StringComparer.Ordinal));
        Assert.Equal([], ours.Members.Except(real.Members, StringComparer.Ordinal).Except(OfEveryObject, StringComparer.Ordinal));
    }

    [Fact]
    public void Enumeration_WhenMirrored_IsComplete()
    {
        foreach (Type type in Mirrored().Where(type => type.IsEnum))
        {
            PrintedType ours = SurfacePrinter.Print(type);
            Assert.Equal([], Real.Find(ours.Name)!.Members.Except(ours.Members, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Printer_WhenAMemberDiffers_SaysSo()
    {
        PrintedType ours = SurfacePrinter.Print(typeof(Microsoft.Azure.Functions.Worker.Impostor));
        PrintedType real = Real.Find("Microsoft.Azure.Functions.Worker.QueueOutputAttribute")!;
        Assert.Equal(
            ["public Impostor(string name);", "public string? QueueName { get; }"],
            ours.Members.Except(real.Members, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static Assembly Local() => typeof(FunctionAttribute).Assembly;

    private static IEnumerable<Type> Mirrored() =>
        Local().GetExportedTypes().Where(type => type.Namespace is { } ns && !ns.StartsWith("LeadToCash", StringComparison.Ordinal));
}
