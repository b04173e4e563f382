using HaAnalyzers.Guarding;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions;

/// <summary>Judges the options as a whole, whoever set them: attribute, configuration or code.</summary>
internal sealed class DependencyOptionsValidator : IValidateOptions<DependencyOptions>
{
    public ValidateOptionsResult Validate(string? name, DependencyOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => $"{DependencyOptionsSetup.Section}:{name}: {problem}"));
    }
}
