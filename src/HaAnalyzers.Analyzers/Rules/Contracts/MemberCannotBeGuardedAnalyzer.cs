using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0002: a member of a contract cannot be wrapped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberCannotBeGuardedAnalyzer() : ContractAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.MemberCannotBeGuarded,
        DiagnosticCategories.Contracts,
        "Member cannot be guarded",
        "'{0}' cannot be guarded: it {1}",
        DiagnosticSeverity.Error,
        "Where a member's failure comes after the call or has no value to fall back to, a guard would promise what it cannot keep.");
}
