"""The instruments that rules cite, one entry each: the one shared file a new source is added to.

``checked`` is left empty until somebody has read the instrument against what is declared from it. In use:
``CARE_PLANNING_REGS.reg(33, 1)``, ``CHILDREN_ACT_1989.section(47)``, ``IRO_HANDBOOK.chapter(3)``.
"""

from datetime import date

from throughline.base.sources import LEGISLATION, LOCAL, LOCAL_PRACTICE, Instrument, Source

__all__ = ["INSTRUMENTS", "LOCAL", "Instrument", "Source"]

_PUBLICATIONS = "https://www.gov.uk/government/publications/"
_PARAGRAPHS = "paragraph numbers against the published text"


def _act(title: str, short: str, chapter: str, in_force: date, until: date | None = None) -> Instrument:
    return Instrument(title, short, f"{LEGISLATION}ukpga/{chapter}", in_force, until)


def _regs(
    title: str, short: str, number: str, in_force: date, until: date | None = None, verify: str | None = None
) -> Instrument:
    return Instrument(title, short, f"{LEGISLATION}uksi/{number}", in_force, until, verify=verify)


def _guidance(
    title: str, short: str, page: str, in_force: date, until: date | None = None, verify: str | None = None
) -> Instrument:
    """Guidance with its page among the government's publications; no page where only archived copies are left."""
    return Instrument(title, short, f"{_PUBLICATIONS}{page}" if page else "", in_force, until, verify=verify)


# Acts
LOCAL_GOVERNMENT_ACT_1974 = _act("Local Government Act 1974", "LGA 1974", "1974/7", date(1974, 4, 1))
CHILDREN_ACT_1989 = _act("Children Act 1989", "CA 1989", "1989/41", date(1991, 10, 14))
EDUCATION_ACT_1996 = _act("Education Act 1996", "EA 1996", "1996/56", date(1996, 11, 1))
DATA_PROTECTION_ACT_1998 = _act("Data Protection Act 1998", "DPA 1998", "1998/29", date(2000, 3, 1), date(2018, 5, 24))
FREEDOM_OF_INFORMATION_ACT_2000 = _act("Freedom of Information Act 2000", "FOIA 2000", "2000/36", date(2005, 1, 1))
ADOPTION_AND_CHILDREN_ACT_2002 = _act("Adoption and Children Act 2002", "ACA 2002", "2002/38", date(2005, 12, 30))
EDUCATION_ACT_2002 = _act("Education Act 2002", "EA 2002", "2002/32", date(2002, 10, 1))
FGM_ACT_2003 = _act("Female Genital Mutilation Act 2003", "FGM Act 2003", "2003/31", date(2004, 3, 3))
CHILDREN_ACT_2004 = _act("Children Act 2004", "CA 2004", "2004/31", date(2005, 3, 1))
SAFEGUARDING_VULNERABLE_GROUPS_ACT_2006 = _act(
    "Safeguarding Vulnerable Groups Act 2006", "SVGA 2006", "2006/47", date(2009, 10, 12)
)
LASPO_ACT_2012 = _act(
    "Legal Aid, Sentencing and Punishment of Offenders Act 2012", "LASPO 2012", "2012/10", date(2012, 12, 3)
)
CHILDREN_AND_FAMILIES_ACT_2014 = _act("Children and Families Act 2014", "CFA 2014", "2014/6", date(2014, 4, 22))
MODERN_SLAVERY_ACT_2015 = _act("Modern Slavery Act 2015", "MSA 2015", "2015/30", date(2015, 11, 1))
CHILDREN_AND_SOCIAL_WORK_ACT_2017 = _act("Children and Social Work Act 2017", "CSWA 2017", "2017/16", date(2018, 4, 1))
NATIONALITY_AND_BORDERS_ACT_2022 = _act("Nationality and Borders Act 2022", "NABA 2022", "2022/36", date(2022, 6, 28))
CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026 = Instrument(
    "Children's Wellbeing and Schools Act 2026",
    "CWSA 2026",
    f"{LEGISLATION}ukpga/2026/21",
    date(2026, 4, 29),
    verify="commencement of sections 1, 3, 7, 8, 10 and 13",
)
UK_GDPR = Instrument(
    "UK General Data Protection Regulation", "UK GDPR", f"{LEGISLATION}eur/2016/679", date(2018, 5, 25)
)

# Care planning, review and visits
REVIEW_REGS_1991 = _regs(
    "Review of Children's Cases Regulations 1991", "RCC Regs 1991", "1991/895", date(1991, 10, 14), date(2011, 3, 31)
)
SECURE_ACCOMMODATION_REGS = _regs(
    "Children (Secure Accommodation) Regulations 1991", "Secure Regs 1991", "1991/1505", date(1991, 10, 14)
)
CARE_PLANNING_REGS = _regs(
    "Care Planning, Placement and Case Review (England) Regulations 2010",
    "CPPCR 2010",
    "2010/959",
    date(2011, 4, 1),
    verify="numbers and limits in regulations 47B and 47C",
)
CARE_LEAVERS_REGS = _regs(
    "Care Leavers (England) Regulations 2010",
    "CL Regs 2010",
    "2010/2571",
    date(2011, 4, 1),
    verify="wording of regulation 8 on visits",
)
DETENTION_VISITS_REGS = _regs(
    "Visits to Former Looked After Children in Detention (England) Regulations 2010",
    "Detention Visits Regs 2010",
    "2010/2797",
    date(2011, 4, 1),
)
LOOKED_AFTER_REMANDS_AMENDMENT_2013 = _regs(
    "Care Planning, Placement and Case Review (England) (Miscellaneous Amendments) Regulations 2013",
    "SI 2013/706",
    "2013/706",
    date(2013, 4, 19),
)
CARE_PLANNING_AND_FOSTERING_AMENDMENT_2013 = _regs(
    "Care Planning, Placement and Case Review and Fostering Services (Miscellaneous Amendments) Regulations 2013",
    "SI 2013/984",
    "2013/984",
    date(2013, 7, 1),
)
DISTANT_PLACEMENTS_AMENDMENT_2013 = _regs(
    "Children's Homes and Looked after Children (Miscellaneous Amendments) (England) Regulations 2013",
    "SI 2013/3239",
    "2013/3239",
    date(2014, 1, 27),
)
LONG_TERM_FOSTERING_AMENDMENT_2015 = _regs(
    "Care Planning and Fostering (Miscellaneous Amendments) (England) Regulations 2015",
    "SI 2015/495",
    "2015/495",
    date(2015, 4, 1),
)
CORONAVIRUS_AMENDMENT_2020 = _regs(
    "Adoption and Children (Coronavirus) (Amendment) Regulations 2020",
    "SI 2020/445",
    "2020/445",
    date(2020, 4, 24),
    date(2020, 9, 24),
)
UNREGULATED_PLACEMENTS_AMENDMENT_2021 = _regs(
    "Care Planning, Placement and Case Review (England) (Amendment) Regulations 2021",
    "SI 2021/161",
    "2021/161",
    date(2021, 9, 9),
)

# Carers, homes and private fostering
CHILDRENS_HOMES_REGS_2001 = _regs(
    "Children's Homes Regulations 2001", "CHR 2001", "2001/3967", date(2002, 4, 1), date(2015, 3, 31)
)
FOSTERING_REGS_2002 = _regs(
    "Fostering Services Regulations 2002", "FSR 2002", "2002/57", date(2002, 4, 1), date(2011, 3, 31)
)
SPECIAL_GUARDIANSHIP_REGS = _regs("Special Guardianship Regulations 2005", "SGR 2005", "2005/1109", date(2005, 12, 30))
PRIVATE_FOSTERING_REGS = _regs(
    "Children (Private Arrangements for Fostering) Regulations 2005", "C(PAF)R 2005", "2005/1533", date(2005, 7, 1)
)
FOSTERING_REGS = _regs("Fostering Services (England) Regulations 2011", "FSR 2011", "2011/581", date(2011, 4, 1))
CHILDRENS_HOMES_REGS = _regs("Children's Homes (England) Regulations 2015", "CHR 2015", "2015/541", date(2015, 4, 1))
SUPPORTED_ACCOMMODATION_REGS = _regs(
    "Supported Accommodation (England) Regulations 2023",
    "SAR 2023",
    "2023/416",
    date(2023, 10, 28),
    verify="numbers of the regulations on reviews and notifications",
)

# Adoption
ADOPTION_AGENCIES_REGS = _regs("Adoption Agencies Regulations 2005", "AAR 2005", "2005/389", date(2005, 12, 30))
ADOPTION_SUPPORT_REGS = _regs("Adoption Support Services Regulations 2005", "ASR 2005", "2005/691", date(2005, 12, 30))
ADOPTION_DISCLOSURE_REGS = _regs(
    "Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005",
    "Disclosure Regs 2005",
    "2005/888",
    date(2005, 12, 30),
)
ADOPTION_PANELS_AMENDMENT_2012 = _regs(
    "Adoption Agencies (Panel and Consequential Amendments) Regulations 2012",
    "SI 2012/1410",
    "2012/1410",
    date(2012, 9, 1),
)
ADOPTION_TWO_STAGE_AMENDMENT_2013 = _regs(
    "Adoption Agencies (Miscellaneous Amendments) Regulations 2013", "SI 2013/985", "2013/985", date(2013, 7, 1)
)

# Education
SEN_REGS_2001 = _regs(
    "Education (Special Educational Needs) (England) (Consolidation) Regulations 2001",
    "SEN Regs 2001",
    "2001/3455",
    date(2002, 1, 1),
    date(2014, 8, 31),
)
PUPIL_REGISTRATION_REGS_2006 = _regs(
    "Education (Pupil Registration) (England) Regulations 2006",
    "Pupil Registration Regs 2006",
    "2006/1751",
    date(2006, 9, 1),
    date(2024, 8, 18),
)
PUPIL_EXCLUSIONS_REGS = _regs(
    "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012",
    "Pupil Exclusions Regs 2012",
    "2012/1033",
    date(2012, 9, 1),
)
SEND_REGS = _regs(
    "Special Educational Needs and Disability Regulations 2014", "SEND Regs 2014", "2014/1530", date(2014, 9, 1)
)
SCHOOL_ATTENDANCE_REGS = _regs(
    "School Attendance (Pupil Registration) (England) Regulations 2024",
    "School Attendance Regs 2024",
    "2024/208",
    date(2024, 8, 19),
)

# Complaints, courts and reviews of serious cases
REPRESENTATIONS_REGS = _regs(
    "Children Act 1989 Representations Procedure (England) Regulations 2006",
    "SI 2006/1738",
    "2006/1738",
    date(2006, 9, 1),
)
FAMILY_PROCEDURE_RULES = _regs("Family Procedure Rules 2010", "FPR 2010", "2010/2955", date(2011, 4, 6))
SAFEGUARDING_REVIEW_REGS = _regs(
    "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018",
    "CSPR Regs 2018",
    "2018/789",
    date(2018, 6, 29),
)

# Working Together and the assessment framework
_WT, _WT_PAGE = "Working Together to Safeguard Children", "working-together-to-safeguard-children--2"
ASSESSMENT_FRAMEWORK_2000 = _guidance(
    "Framework for the Assessment of Children in Need and their Families (2000)",
    "Assessment Framework 2000",
    "",
    date(2000, 4, 1),
    date(2013, 4, 14),
    verify=_PARAGRAPHS,
)
WORKING_TOGETHER_2006 = _guidance(f"{_WT} (2006)", "WT 2006", "", date(2006, 4, 1), date(2010, 3, 16), _PARAGRAPHS)
WORKING_TOGETHER_2010 = _guidance(f"{_WT} (2010)", "WT 2010", "", date(2010, 3, 17), date(2013, 4, 14), _PARAGRAPHS)
WORKING_TOGETHER_2013 = _guidance(f"{_WT} (2013)", "WT 2013", "", date(2013, 4, 15), date(2015, 3, 25))
WORKING_TOGETHER_2015 = _guidance(f"{_WT} (2015)", "WT 2015", "", date(2015, 3, 26), date(2018, 7, 3))
WORKING_TOGETHER_2018 = _guidance(f"{_WT} (2018)", "WT 2018", _WT_PAGE, date(2018, 7, 4), date(2023, 12, 14))
WORKING_TOGETHER_2023 = _guidance(
    f"{_WT} (2023)", "WT 2023", _WT_PAGE, date(2023, 12, 15), date(2026, 3, 17), "the day it was superseded"
)
WORKING_TOGETHER_2026 = _guidance(
    f"{_WT} (2026)",
    "WT 2026",
    _WT_PAGE,
    date(2026, 3, 18),
    verify="the day of issue, the text, and whether the limits of 2023 were carried forward",
)
KEEPING_CHILDREN_SAFE = _guidance(
    "Keeping Children Safe in Education", "KCSIE", "keeping-children-safe-in-education--2", date(2015, 3, 26)
)
LADO_STANDARDS = _guidance(
    "National LADO Network standards", "LADO standards", "", date(2018, 7, 4), verify="dates and standard numbers"
)
CHILD_DEATH_REVIEW_GUIDANCE = _guidance(
    "Child Death Review: Statutory and Operational Guidance (England) (2018)",
    "CDR guidance 2018",
    "child-death-review-statutory-and-operational-guidance-england",
    date(2018, 10, 1),
    verify="numbers in days",
)

# Guidance on looked after children and care leavers
IRO_HANDBOOK = _guidance(
    "IRO Handbook: statutory guidance for independent reviewing officers (2010)",
    "IRO Handbook 2010",
    "independent-reviewing-officers-handbook",
    date(2011, 4, 1),
    verify=_PARAGRAPHS,
)
GUIDANCE_VOLUME_2 = _guidance(
    "Children Act 1989 Guidance and Regulations, Volume 2: care planning, placement and case review",
    "CA 1989 guidance vol 2",
    "children-act-1989-care-planning-placement-and-case-review",
    date(2011, 4, 1),
    verify=_PARAGRAPHS,
)
GUIDANCE_VOLUME_3 = _guidance(
    "Children Act 1989 Guidance and Regulations, Volume 3: planning transition to adulthood for care leavers",
    "CA 1989 guidance vol 3",
    "children-act-1989-transition-to-adulthood-for-care-leavers",
    date(2011, 4, 1),
    verify=_PARAGRAPHS,
)
GUIDANCE_VOLUME_4 = _guidance(
    "Children Act 1989 Guidance and Regulations, Volume 4: fostering services",
    "CA 1989 guidance vol 4",
    "children-act-1989-fostering-services",
    date(2011, 4, 1),
    verify=_PARAGRAPHS,
)
MISSING_GUIDANCE_2009 = _guidance(
    "Statutory guidance on children who run away and go missing from home or care (2009)",
    "Missing guidance 2009",
    "",
    date(2009, 7, 1),
    date(2013, 12, 31),
)
MISSING_GUIDANCE_2014 = _guidance(
    "Statutory guidance on children who run away or go missing from home or care (2014)",
    "Missing guidance 2014",
    "children-who-run-away-or-go-missing-from-home-or-care",
    date(2014, 1, 1),
)
HEALTH_GUIDANCE_2009 = _guidance(
    "Statutory guidance on promoting the health and well-being of looked after children (2009)",
    "Health guidance 2009",
    "",
    date(2009, 11, 1),
    date(2015, 3, 24),
)
HEALTH_GUIDANCE_2015 = _guidance(
    "Promoting the health and well-being of looked-after children (2015)",
    "Health guidance 2015",
    "promoting-the-health-and-wellbeing-of-looked-after-children--2",
    date(2015, 3, 25),
    verify=_PARAGRAPHS,
)
EDUCATION_GUIDANCE_2010 = _guidance(
    "Promoting the educational achievement of looked after children: statutory guidance (2010)",
    "Education guidance 2010",
    "",
    date(2010, 3, 1),
    date(2014, 7, 31),
    verify=_PARAGRAPHS,
)
EDUCATION_GUIDANCE_2014 = _guidance(
    "Promoting the education of looked after children: statutory guidance (2014)",
    "Education guidance 2014",
    "",
    date(2014, 8, 1),
    date(2018, 1, 31),
)
EDUCATION_GUIDANCE_2018 = _guidance(
    "Promoting the education of looked-after children and previously looked-after children (2018)",
    "Education guidance 2018",
    "promoting-the-education-of-looked-after-children",
    date(2018, 2, 1),
)
TRANSFER_SCHEME_PROTOCOL = _guidance(
    "National Transfer Scheme protocol for unaccompanied asylum seeking children",
    "NTS protocol",
    "unaccompanied-asylum-seeking-children-interim-national-transfer-scheme",
    date(2021, 12, 14),
    verify="the numbers of days",
)
AGE_ASSESSMENT_GUIDANCE = _guidance(
    "ADCS age assessment guidance (2015)", "ADCS age guidance 2015", "", date(2015, 10, 1)
)

# Standards, other guidance and court practice
FOSTERING_STANDARDS = _guidance(
    "Fostering Services: National Minimum Standards (2011)",
    "Fostering NMS 2011",
    "fostering-services-national-minimum-standards",
    date(2011, 4, 1),
)
ADOPTION_STANDARDS_2011 = _guidance(
    "Adoption: National Minimum Standards (2011)", "Adoption NMS 2011", "", date(2011, 4, 1), date(2014, 6, 30)
)
ADOPTION_STANDARDS_2014 = _guidance(
    "Adoption: National Minimum Standards (2014)",
    "Adoption NMS 2014",
    "adoption-national-minimum-standards",
    date(2014, 7, 1),
)
ADOPTION_GUIDANCE_2011 = _guidance(
    "Adoption statutory guidance (2011)", "Adoption guidance 2011", "", date(2011, 4, 1), date(2013, 6, 30), _PARAGRAPHS
)
ADOPTION_GUIDANCE_2013 = _guidance(
    "Adoption statutory guidance (2013)",
    "Adoption guidance 2013",
    "adoption-statutory-guidance-2013",
    date(2013, 7, 1),
    verify=_PARAGRAPHS,
)
COMPLAINTS_GUIDANCE = _guidance(
    "Getting the best from complaints (2006)",
    "Complaints guidance 2006",
    "childrens-social-care-getting-the-best-from-complaints",
    date(2006, 9, 1),
)
SEND_CODE = _guidance(
    "Special educational needs and disability code of practice: 0 to 25 years",
    "SEND Code",
    "send-code-of-practice-0-to-25",
    date(2014, 9, 1),
)
EXCLUSION_GUIDANCE = _guidance(
    "Suspension and permanent exclusion guidance", "Exclusion guidance", "school-exclusion", date(2012, 9, 1)
)
ATTENDANCE_GUIDANCE = _guidance(
    "Working together to improve school attendance",
    "Attendance guidance",
    "working-together-to-improve-school-attendance",
    date(2024, 8, 19),
)
CAF_GUIDE_2009 = _guidance(
    "The Common Assessment Framework: a guide for practitioners (CWDC, 2009)",
    "CAF guide 2009",
    "",
    date(2009, 1, 1),
    date(2013, 12, 31),
)
HEALTHY_CHILD_PROGRAMME = _guidance(
    "Healthy Child Programme",
    "HCP",
    "healthy-child-programme-pregnancy-and-the-first-5-years-of-life",
    date(2009, 10, 1),
)
PLO_2010 = _guidance(
    "Practice Direction 12A: Public Law Proceedings Guide to Case Management (2010)",
    "PD12A 2010",
    "",
    date(2010, 4, 6),
    date(2014, 4, 21),
)
PLO_2014 = Instrument(
    "Practice Direction 12A: Care, supervision and other Part 4 proceedings (2014)",
    "PD12A 2014",
    "https://www.justice.gov.uk/courts/procedure-rules/family/practice_directions/pd_part_12a",
    date(2014, 4, 22),
)
PLO_BEST_PRACTICE_2021 = _guidance(
    "Public Law Working Group best practice guidance: support for and work with families before proceedings (2021)",
    "PLWG guidance 2021",
    "",
    date(2021, 3, 1),
    verify="all numbers",
)
DEPRIVATION_OF_LIBERTY_GUIDANCE_2019 = _guidance(
    "President of the Family Division: practice guidance on placements in unregistered children's homes (2019)",
    "PFD guidance 2019",
    "",
    date(2019, 11, 12),
    verify="the number of days",
)
ASYE_FRAMEWORK = _guidance(
    "Assessed and supported year in employment framework", "ASYE framework", "", date(2012, 9, 1)
)
EMPLOYER_STANDARDS = _guidance(
    "Standards for employers of social workers in England", "Employer standards", "", date(2011, 11, 1)
)

# Guides to national returns
SSDA903_GUIDE = _guidance(
    "Children looked after by local authorities in England: guide to the SSDA903 collection",
    "SSDA903 guide",
    "children-looked-after-return-2025-to-2026-guide",
    date(1992, 4, 1),
    verify="the page of the current year's guide",
)
CIN_CENSUS_GUIDE = _guidance(
    "Children in need census: guide",
    "CIN census guide",
    "children-in-need-census-2025-to-2026-guide",
    date(2008, 10, 1),
    verify="the page of the current year's guide",
)
WORKFORCE_CENSUS_GUIDE = _guidance(
    "Children's social work workforce census: guide",
    "CSWW guide",
    "childrens-social-work-workforce-census-guide",
    date(2013, 9, 30),
    verify="the page of the current year's guide",
)
ANNEX_A_GUIDE = _guidance("Inspecting local authority children's services: Annex A", "Annex A", "", date(2018, 1, 1))

INSTRUMENTS: tuple[Instrument, ...] = (
    *(value for value in list(globals().values()) if isinstance(value, Instrument) and value is not LOCAL_PRACTICE),
    LOCAL_PRACTICE,
)
"""Every instrument, in the order above, local practice last."""
