using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.CodeFixes.Rules.HealthCheckRouting;

/// <summary>A health check that calls the <c>[ReadinessProbe]</c> of a critical contract.</summary>
internal sealed class ProbeCheck
{
    private readonly INamedTypeSymbol _contract;
    private readonly IMethodSymbol _probe;
    private readonly bool _isAwaited;
    private readonly string _stem;

    private ProbeCheck(INamedTypeSymbol contract, IMethodSymbol probe, bool isAwaited)
    {
        _contract = contract;
        _probe = probe;
        _isAwaited = isAwaited;
        string guard = GuardNames.For(contract);
        _stem = guard.Substring(0, guard.Length - "Guard".Length);
    }

    public string Name => char.ToLowerInvariant(_stem[0]) + _stem.Substring(1);

    public string FileName => ClassName + ".cs";

    private string ClassName => _stem + "HealthCheck";

    private string ContractName => _contract.ContainingType is null ? _contract.Name : _contract.ToDisplayString(SymbolFormats.FullName);

    private string Namespace => _contract.ContainingNamespace.IsGlobalNamespace ? "" : _contract.ContainingNamespace.ToDisplayString();

    /// <summary>Returns <see langword="null"/> where the contract is not critical, has no probe that can be called, or the name is taken.</summary>
    public static ProbeCheck? For(INamedTypeSymbol contract, KnownSymbols symbols)
    {
        bool isCritical = contract is { TypeKind: TypeKind.Interface, IsGenericType: false }
            && ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.Critical).Any();
        IMethodSymbol? probe = !isCritical
            ? null
            : contract.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(
                method => ContractAttributes.Find(method, symbols.ReadinessProbe) is not null
                    && !method.IsGenericMethod
                    && method.Parameters.All(parameter => MemberResult.IsToken(parameter)));
        if (probe is null)
        {
            return null;
        }

        bool isAwaited = MemberResult.Of(probe.ReturnType, symbols).Kind is not (ResultKind.Void or ResultKind.Value);
        var check = new ProbeCheck(contract, probe, isAwaited);
        string qualified = check.Namespace.Length == 0 ? check.ClassName : check.Namespace + "." + check.ClassName;
        return symbols.Compilation.GetTypesByMetadataName(qualified).IsEmpty ? check : null;
    }

    /// <summary>The name of the class, as it can be written at a place in a file.</summary>
    public string TypeName(SourceFile file, int position) =>
        Namespace.Length == 0 || file.IsImported(_contract, position) ? ClassName : Namespace + "." + ClassName;

    public string Text(SourceFile neighbour)
    {
        string newLine = SourceEdits.NewLine(neighbour.Text);
        string field = "_" + Name;
        string call = $"{field}.{SymbolFormats.Escape(_probe.Name)}({(_probe.Parameters.IsEmpty ? "" : "cancellationToken")});";
        bool fileScoped = neighbour.Root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp10 };
        string indentation = Namespace.Length == 0 || fileScoped ? "" : "    ";
        string[] type =
        [
            $"/// <summary>The program is ready for traffic while <see cref=\"{ContractName}\"/> answers; its exception says that it does not.</summary>",
            $"internal sealed class {ClassName} : IHealthCheck",
            "{",
            $"    private readonly {ContractName} {field};",
            "",
            $"    public {ClassName}({ContractName} {SymbolFormats.Escape(Name)}) => {field} = {SymbolFormats.Escape(Name)};",
            "",
            $"    public {(_isAwaited ? "async " : "")}Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)",
            "    {",
            $"        {(_isAwaited ? "await " : "")}{call}",
            _isAwaited ? "        return HealthCheckResult.Healthy();" : "        return Task.FromResult(HealthCheckResult.Healthy());",
            "    }",
            "}",
        ];
        string[] head = ["using System.Threading;", "using System.Threading.Tasks;", "using Microsoft.Extensions.Diagnostics.HealthChecks;", ""];
        string[] open = Namespace.Length == 0 ? [] : fileScoped ? [$"namespace {Namespace};", ""] : [$"namespace {Namespace}", "{"];
        string[] close = Namespace.Length == 0 || fileScoped ? [] : ["}"];
        var lines = head.Concat(open).Concat(type.Select(line => line.Length == 0 ? line : indentation + line)).Concat(close);
        return string.Concat(lines.Select(line => line + newLine));
    }
}
