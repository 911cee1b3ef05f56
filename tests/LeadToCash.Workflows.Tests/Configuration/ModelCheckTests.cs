using FsCheck.Xunit;
using LeadToCash.Configuration;

namespace LeadToCash.Tests.Configuration;

[Properties(Arbitrary = [typeof(RandomModels)], MaxTest = 60)]
public sealed class ModelCheckTests
{
    /// <summary>Contradiction, dead options and idle rules are exactly those that trying every configuration shows.</summary>
    [Property]
    public void Findings_OfAnyModel_AreWhatTryingEverythingShows(ConfigurationCase @case)
    {
        IReadOnlyList<ModelFinding> findings = ModelCheck.Of(@case.Model);
        BruteForce oracle = new(@case.Model);
        IReadOnlyList<HashSet<string>> valid = oracle.Valid;
        if (valid.Count == 0)
        {
            Assert.Equal(FindingSeverity.Error, Assert.Single(findings).Severity);
            return;
        }

        IEnumerable<string> dead = from @group in @case.Model.Groups.Index()
                                   from option in @group.Item.Options.Index()
                                   where !valid.Any(set => set.Contains(option.Item.Code))
                                   select $"groups[{@group.Index}].options[{option.Index}]";
        IEnumerable<string> idle = @case.Model.Rules.Index()
            .Where(rule => !oracle.Sets.Any(set => oracle.Broken(set) is [var only] && only == (RuleKind.Rule, rule.Item.Id)))
            .Select(rule => $"rules[{rule.Index}]");
        Assert.Equal(dead.Concat(idle), findings.Select(finding => finding.Path));
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
    }

    [Fact]
    public void Contradiction_FromADateOn_NamesTheDateAndTheRules()
    {
        Dictionary<string, string> text = new() { ["en"] = "text", ["de"] = "Text" };
        ProductModel model = new()
        {
            Sku = "P",
            Name = text,
            Groups = [new OptionGroup { Code = "G", Name = text, Options = [new ProductOption { Code = "A", Name = text }] }],
            Rules = [new ConfigurationRule.Cardinality { Id = "NO-A", Text = text, Options = ["A"], Max = 0, ValidFrom = new DateOnly(2026, 7, 1) }],
        };

        ModelFinding finding = Assert.Single(ModelCheck.Of(model));
        Assert.Equal(("rules[0]", "NO-A"), (finding.Path, finding.RuleId));
        Assert.Contains("from 2026-07-01: 'G', 'NO-A'", finding.Message);
    }
}
