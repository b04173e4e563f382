using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>The fields and the constructor of a structure that keeps the guard and the arguments of one call.</summary>
internal sealed class CallArguments(MemberModel member, string guardType, string guard)
{
    private readonly List<(string Type, string Name)> _fields =
        [(guardType, guard), .. member.Parameters.Select(parameter => (parameter.Type, parameter.Name))];

    public void Write(SourceWriter writer, string structure)
    {
        foreach ((string type, string name) in _fields)
        {
            writer.Line($"private readonly {type} {name};");
        }

        writer.Line();
        using (writer.Open($"public {structure}({string.Join(", ", _fields.Select(field => $"{field.Type} {field.Name}"))})"))
        {
            foreach ((_, string name) in _fields)
            {
                writer.Line($"this.{name} = {name};");
            }
        }

        writer.Line();
    }
}
