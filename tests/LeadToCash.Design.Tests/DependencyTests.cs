using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Design.Tests;

/// <summary>Dependencies run one way: functions, workflows, the public Azure API, and local behind it.</summary>
public sealed class DependencyTests
{
    private const string Functions = "LeadToCash.Functions";
    private const string Workflows = "LeadToCash.Workflows";

    private static readonly string Local = typeof(FunctionAttribute).Assembly.GetName().Name!;

    [Theory]
    [InlineData(Functions)]
    [InlineData(Workflows)]
    public void App_WhenItUsesTheLocalRuntime_NamesOnlyTypesOfTheRealPackages(string assembly)
    {
        IEnumerable<string> own = ReferencedTypes(assembly, Local).Where(type => type.StartsWith("LeadToCash", StringComparison.Ordinal));
        Assert.Equal([], own);
    }

    [Fact]
    public void Workflows_WhenBuilt_DoNotReferenceFunctions() => Assert.DoesNotContain(Functions, References(Workflows));

    [Fact]
    public void LocalRuntime_WhenBuilt_ReferencesNoAppCode()
    {
        Assert.DoesNotContain(Functions, References(Local));
        Assert.DoesNotContain(Workflows, References(Local));
    }

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static List<string> ReferencedTypes(string assembly, string from)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences
                .Select(metadata.GetTypeReference)
                .Where(type => ComesFrom(metadata, type, from))
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }

    private static bool ComesFrom(MetadataReader metadata, TypeReference type, string assembly) =>
        type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, assembly);
}
