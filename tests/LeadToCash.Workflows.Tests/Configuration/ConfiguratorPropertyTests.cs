using FsCheck.Xunit;
using LeadToCash.Configuration;
using LeadToCash.Configuration.Solving;

namespace LeadToCash.Tests.Configuration;

/// <summary>What holds for all models and selections, beside an oracle that tries every configuration.</summary>
[Properties(Arbitrary = [typeof(RandomModels)], MaxTest = 100)]
public sealed class ConfiguratorPropertyTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Property]
    [Trait("Scenario", "D3")]
    public void Check_OfAnySelection_NamesExactlyTheRulesThatItBreaks(ConfigurationCase @case)
    {
        ConfigurationCheck check = Check(@case);
        IReadOnlyList<(RuleKind, string)> broken = new BruteForce(@case.Model).Broken(@case.Chosen);

        Assert.Equal(broken, check.Broken.Select(one => (one.Rule.Kind, one.Rule.Id)));
        Assert.Equal(broken.Count == 0, check.Status == ConfigurationStatus.Valid);
        Assert.Equal(broken.Count == 0, check.Item is not null);
    }

    [Property]
    public void Check_OfAnySelection_KnowsWhetherItCanBeCompleted(ConfigurationCase @case)
    {
        ConfigurationCheck check = Check(@case);
        BruteForce oracle = new(@case.Model);
        bool completable = oracle.Valid.Any(@case.Chosen.IsSubsetOf);

        Assert.Equal(completable, check.Status != ConfigurationStatus.Invalid);
        Assert.Equal(completable, check.Conflict is null);
        Assert.True(check.Conflict is null || oracle.IsMinimal(check.Conflict));
        Assert.True(check.Conflict is null || check.Conflict.Choices.All(choice => choice.Chosen && @case.Chosen.Contains(choice.Code)));
    }

    [Property]
    public void Check_OfAnySelection_AddsExactlyWhatFollows(ConfigurationCase @case)
    {
        ConfigurationCheck check = Check(@case);
        BruteForce oracle = new(@case.Model);
        HashSet<string>[] completions = [.. oracle.Valid.Where(@case.Chosen.IsSubsetOf)];
        IEnumerable<string> following = completions.Length == 0
            ? []
            : @case.Model.Options.Select(option => option.Code).Where(code => !@case.Chosen.Contains(code) && completions.All(set => set.Contains(code)));

        Assert.Equal(following, check.Forced.Select(forced => forced.Option.Code));
        Assert.All(check.Forced, forced => Assert.True(oracle.IsMinimal(forced.Because, (forced.Option.Code, false))));
    }

    [Property]
    public void Check_OfAnySelection_OffersExactlyWhatSomeConfigurationHas(ConfigurationCase @case)
    {
        BruteForce oracle = new(@case.Model);
        IReadOnlyList<HashSet<string>> valid = oracle.Valid;
        foreach ((OptionGroup group, GroupState state) in @case.Model.Groups.Zip(Check(@case).Groups))
        {
            HashSet<string> others = [.. @case.Chosen.Except(group.Options.Select(option => option.Code))];
            HashSet<string>[] together = [.. valid.Where(others.IsSubsetOf)];
            Assert.Equal(together.Length == 0, state.IgnoresChoices);
            Assert.All(state.Options, option => Assert.Equal((together.Length == 0 ? valid : together).Any(set => set.Contains(option.Code)), option.Possible));
            Assert.All(state.Options.Where(option => !option.Possible), option => Assert.True(oracle.IsMinimal(option.BlockedBy!, (option.Code, true))));
        }
    }

    [Property]
    [Trait("Scenario", "D3")]
    public void Nearest_ToAnySelection_IsTheNearest(ConfigurationCase @case)
    {
        NearestConfiguration nearest = Configurator.For(@case.Model, Today).Nearest(@case.Selection, @case.Pinned);
        HashSet<string>? expected = NearestByTrying(@case);

        Assert.Equal(expected?.Order(), nearest.Item?.Options.Select(option => option.Code).Order());
        Assert.Equal(expected is null, nearest.Conflict is not null);
    }

    [Property]
    public void Nearest_WhenThePinsCannotHold_SaysWhyAndNoMore(ConfigurationCase @case)
    {
        if (Configurator.For(@case.Model, Today).Nearest(@case.Selection, @case.Pinned).Conflict is { } conflict)
        {
            Assert.True(new BruteForce(@case.Model).IsMinimal(conflict));
            Assert.All(conflict.Choices, choice => Assert.True(@case.Pinned.Contains(choice.Code) && choice.Chosen == @case.Chosen.Contains(choice.Code)));
        }
    }

    [Property]
    public void Nearest_ToAnySelection_GivesATrueReasonForEachChange(ConfigurationCase @case)
    {
        NearestConfiguration nearest = Configurator.For(@case.Model, Today).Nearest(@case.Selection, @case.Pinned);
        if (nearest.Item is not { } item)
        {
            return;
        }

        BruteForce oracle = new(@case.Model);
        HashSet<string> proposed = [.. item.Options.Select(option => option.Code)];
        Assert.Equal(@case.Model.Options.Select(option => option.Code).Where(code => @case.Chosen.Contains(code) != proposed.Contains(code)), nearest.Changes.Select(change => change.Code));
        foreach (ConfigurationChange change in nearest.Changes)
        {
            Assert.Equal((@case.Chosen.Contains(change.Code), proposed.Contains(change.Code)), (change.From > 0, change.To > 0));
            Assert.True(oracle.IsMinimal(change.Because, (change.Code, change.From > 0)));
            Assert.All(change.Because.Choices, choice => Assert.True(choice.Chosen == @case.Chosen.Contains(choice.Code) && choice.Chosen == proposed.Contains(choice.Code)));
        }
    }

    [Property]
    public void Nearest_AskedAgain_ChangesNothing(ConfigurationCase @case)
    {
        var configurator = Configurator.For(@case.Model, Today);
        if (configurator.Nearest(@case.Selection, @case.Pinned).Item is { } item)
        {
            Assert.Equal(ConfigurationStatus.Valid, configurator.Check(item.Options).Status);
            Assert.Empty(configurator.Nearest(item.Options, []).Changes);
        }
    }

    /// <summary>A search that may not meet a single conflict gives up soon; what it falls back to is valid, keeps the pins, and changes nothing that could stay.</summary>
    [Property]
    public void Nearest_WhenTheProofIsGivenUp_ChangesNothingThatCouldStay(ConfigurationCase @case)
    {
        var model = CompiledModel.Of(@case.Model, Today);
        string[] codes = [.. model.Options.Select(option => option.Code)];
        bool[] pins = [.. codes.Select(@case.Pinned.Contains)];
        var found = NearestSearch.Find(model, [.. codes.Select(@case.Chosen.Contains)], pins, conflictLimit: 0);
        HashSet<string>[] allowed = [.. new BruteForce(@case.Model).Valid.Where(set => @case.Pinned.All(code => set.Contains(code) == @case.Chosen.Contains(code)))];

        Assert.Equal(allowed.Length > 0, found is not null);
        if (found is { } near)
        {
            HashSet<string> proposed = [.. codes.Where((_, option) => near.Options[option])];
            HashSet<string> changes = [.. Changes(@case, proposed)];
            Assert.Contains(allowed, set => set.SetEquals(proposed));
            Assert.DoesNotContain(allowed, set => changes.IsProperSupersetOf(Changes(@case, set)));
        }
    }

    private static IEnumerable<string> Changes(ConfigurationCase @case, HashSet<string> proposed) => proposed.Except(@case.Chosen).Concat(@case.Chosen.Except(proposed));

    private static ConfigurationCheck Check(ConfigurationCase @case) => Configurator.For(@case.Model, Today).Check(@case.Selection);

    private static HashSet<string>? NearestByTrying(ConfigurationCase @case) => new BruteForce(@case.Model).Valid
        .Where(set => @case.Pinned.All(code => set.Contains(code) == @case.Chosen.Contains(code)))
        .OrderBy(set => set.Except(@case.Chosen).Count() + @case.Chosen.Except(set).Count())
        .ThenBy(set => @case.Model.Options.Where(option => set.Contains(option.Code)).Sum(option => option.Supplement!.Value.MinorUnits))
        .ThenByDescending(set => string.Concat(@case.Model.Options.Select(option => set.Contains(option.Code) ? '1' : '0')), StringComparer.Ordinal)
        .FirstOrDefault();
}
