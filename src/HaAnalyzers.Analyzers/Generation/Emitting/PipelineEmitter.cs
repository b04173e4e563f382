using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes the call of the dependency through a pipeline; arguments travel as state, so that nothing is captured.</summary>
internal static class PipelineEmitter
{
    public const string Type = "global::Polly.ResiliencePipeline";

    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    /// <param name="token">What the pipeline gets.</param>
    public static string Invocation(MemberModel member, GuardNaming names, NameScope locals, string token)
    {
        string state = locals.Take("state");
        string attempt = locals.Take("attempt");
        List<string> carried = member.Parameters.Where(parameter => !parameter.IsToken).Select(parameter => parameter.Name).Prepend(names.Inner).ToList();
        string inner = carried.Count == 1 ? state : state + ".Item1";
        int item = 1;
        IEnumerable<string> arguments = member.Parameters.Select(parameter => parameter.IsToken ? attempt : parameter.Argument(attempt, $"{state}.Item{++item}"));
        string call = MemberEmitter.Invocation(inner, member, arguments.ToList());
        string body = member.Kind switch
        {
            ResultKind.Task => $"new {ValueTask}({call})",
            ResultKind.TaskOfValue => $"new {ValueTask}<{member.ResultType}>({call})",
            _ => call,
        };
        string method = member.IsAsync ? "ExecuteAsync" : "Execute";
        string carriage = carried.Count == 1 ? carried[0] : $"({string.Join(", ", carried)})";
        string asTask = member.Kind is ResultKind.Task or ResultKind.TaskOfValue ? ".AsTask()" : "";
        return $"{names.Pipeline}.{method}(static ({state}, {attempt}) => {body}, {carriage}, {token}){asTask}";
    }
}
